import type { Titles } from './title.js';

export const hi: Titles = {
  status: {
    open: 'खुला',
    in_progress: 'प्रगति में',
    on_hold: 'होल्ड पर',
    resolved: 'हल हुआ',
    closed: 'बंद',
  },
  new_ticket: 'नया सपोर्ट टिकट: {subject}',
  receipt: 'आपका टिकट {number} हमें मिल गया है',
  assigned: 'सपोर्ट टिकट सौंपा गया',
  assigned_to_you: 'आपको नया टिकट सौंपा गया',
  reassigned: 'टिकट किसी और को सौंपा गया',
  assigned_to: '{agent} को टिकट सौंपा गया',
  status_for_customer: 'सपोर्ट टिकट अपडेट हुआ - {from} → {to}',
  status_for_admins: 'टिकट की स्थिति अपडेट हुई',
  priority: 'टिकट की प्राथमिकता अपडेट हुई',
  reply: 'नया जवाब: {subject}',
  feedback: 'नई रेटिंग: 5 में से {rating}',
  agent_registered: 'नए सपोर्ट एजेंट का पंजीकरण - स्वीकृति की प्रतीक्षा में',
  agent_approved: 'एजेंट के रूप में स्वीकृति मिली',
  agent_rejected: 'एजेंट पंजीकरण अस्वीकृत',
};
