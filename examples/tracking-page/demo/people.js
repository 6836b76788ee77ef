/** The demo's staff. Fixed and printed, so never for anything but a demo. */
const agent = (name, email, phone) => ({ name, email, phone, password: 'demo-agent-password' });

export const admin = { name: 'Nadia Verma', email: 'admin@logishift.example', password: 'demo-admin-password' };

export const maya = agent('Maya Lindqvist', 'maya.lindqvist@logishift.example', '+49 30 5550 118');
export const jonas = agent('Jonas Weber', 'jonas.weber@logishift.example', '+49 30 5550 121');
export const aiko = agent('Aiko Tanaka', 'aiko.tanaka@logishift.example', '+49 30 5550 134');

/** Has registered and awaits approval. */
export const karim = agent('Karim Benali', 'karim.benali@logishift.example', '+49 30 5550 142');
