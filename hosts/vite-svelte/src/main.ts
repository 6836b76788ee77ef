import '@logishift/support-widget/define';
import '@logishift/support-widget/define/ticket-list';
import '@logishift/support-widget/svelte';
import { mount } from 'svelte';
import App from './App.svelte';

mount(App, { target: document.querySelector('#app')! });
