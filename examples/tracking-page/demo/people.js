/** The demo's staff. Fixed and printed, so never for anything but a demo. */
export const admin = { name: 'Nadia Verma', email: 'admin@logishift.example', password: 'demo-admin-password' };

export const maya = {
  name: 'Maya Lindqvist',
  email: 'maya.lindqvist@logishift.example',
  password: 'demo-agent-password',
  phone: '+49 30 5550 118',
};

/** Has registered and awaits approval. */
export const karim = {
  name: 'Karim Benali',
  email: 'karim.benali@logishift.example',
  password: 'demo-agent-password',
  phone: '+49 30 5550 142',
};
