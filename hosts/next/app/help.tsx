'use client';

import '@logishift/support-widget/define';
import '@logishift/support-widget/define/ticket-list';
import '@logishift/support-widget/react';
import type { GetToken } from '@logishift/support-widget';

const api = '__API__';
const getToken: GetToken = async () => '__TOKEN__';

/** By the element itself: of what the server has drawn, React takes up attributes and leaves out functions. */
function connect(element: { getToken?: GetToken | null | undefined } | null) {
  if (element) element.getToken = getToken;
}

export function Help() {
  return (
    <>
      <logishift-ticket-list api={api} ref={connect} />
      <logishift-faq api={api} />
      <logishift-help api={api} ref={connect} />
    </>
  );
}
