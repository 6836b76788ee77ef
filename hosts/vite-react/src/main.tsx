import '@logishift/support-widget/define';
import '@logishift/support-widget/define/ticket-list';
import '@logishift/support-widget/react';
import { createRoot } from 'react-dom/client';

const api = '__API__';
const getToken = async () => '__TOKEN__';

function App() {
  return (
    <>
      <h1>Your parcel</h1>
      <logishift-ticket-list api={api} getToken={getToken} class="tickets" />
      <logishift-faq api={api} />
      <logishift-help api={api} getToken={getToken} onlogishift-unread={({ count }) => console.log(count.toFixed())} />
    </>
  );
}

createRoot(document.querySelector('#app')!).render(<App />);
