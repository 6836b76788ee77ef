import { Component, CUSTOM_ELEMENTS_SCHEMA } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import '@logishift/support-widget/define';
import '@logishift/support-widget/define/ticket-list';
import type { GetToken, LogishiftUnreadEvent } from '@logishift/support-widget';

@Component({
  selector: 'app-root',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <h1>Your parcel</h1>
    <logishift-ticket-list [api]="api" [getToken]="getToken" />
    <logishift-faq [attr.api]="api" />
    <logishift-help [api]="api" [getToken]="getToken" (logishift-unread)="hear($event)" />
  `,
})
class App {
  readonly api = '__API__';
  readonly getToken: GetToken = async () => '__TOKEN__';

  hear(event: Event) {
    console.log((event as LogishiftUnreadEvent).count);
  }
}

bootstrapApplication(App);
