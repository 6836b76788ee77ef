import { createServer } from 'node:http';

/** A host's page with nothing on it but the widget, whose customer is signed in. Resolves to what closes it. */
export function serveHost({ port, api, token }) {
  const page = `<!doctype html><html lang="en"><title>A host</title><link rel="icon" href="data:,">
<h1>Your parcel</h1><logishift-help api="${api}"></logishift-help>
<script>document.querySelector('logishift-help').getToken = async () => '${token}';</script>
<script type="module" src="${api}/widget.js"></script></html>`;
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(page);
  }).listen(port);
  return () => {
    server.close();
    server.closeAllConnections();
  };
}
