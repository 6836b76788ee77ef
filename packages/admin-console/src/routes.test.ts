import type { Me } from '@logishift/support-sdk';
import { assert } from 'chai';
import { findRoute, redirect } from './routes.js';

const person = (change: Partial<Me>): Me => ({
  id: '1',
  role: 'support_agent',
  name: 'Meera Iyer',
  email: 'meera@logishift.example',
  phone: null,
  locale: 'en',
  state: 'approved',
  is_support_agent_approved: true,
  email_verified_at: null,
  created_at: '2026-01-01T00:00:00.000Z',
  mail_from: null,
  ...change,
});
const agent = person({});
const admin = person({ role: 'admin' });
const pending = person({ state: 'pending' });

describe('routes', () => {
  it('are found by path, with what stands in it', () => {
    assert.equal(findRoute('/support/tickets/42')?.params.id, '42');
    assert.isNull(findRoute('/support/tickets'));
    assert.isNull(findRoute('/nowhere'));
    assert.equal(findRoute('/support/tickets/a%20b')?.params.id, 'a b');
    // A link that was cut in the middle of an escape leads to "no such ticket", not to an empty page.
    assert.equal(findRoute('/support/tickets/%E0%A4%A')?.params.id, '%E0%A4%A');
  });

  it('bring a deep link back after sign-in, and nobody to another site', () => {
    assert.equal(
      redirect('staff', null, '/support/tickets/42?x=1', null),
      '/sign-in?next=%2Fsupport%2Ftickets%2F42%3Fx%3D1',
    );
    assert.equal(redirect('signed-out', agent, '/sign-in', '/support/tickets/42?x=1'), '/support/tickets/42?x=1');
    assert.equal(redirect('signed-out', agent, '/sign-in', '//evil.example'), '/agent/dashboard');
    assert.equal(redirect('signed-out', agent, '/sign-in', 'https://evil.example'), '/agent/dashboard');
  });

  it('send everybody where their role belongs', () => {
    assert.equal(redirect(null, agent, '/', null), '/agent/dashboard');
    assert.equal(redirect(null, admin, '/', null), '/admin/support');
    assert.equal(redirect(null, null, '/', null), '/sign-in');
    assert.equal(redirect('staff', pending, '/agent/dashboard', null), '/awaiting-approval');
    assert.equal(redirect('waiting', agent, '/awaiting-approval', null), '/agent/dashboard');
    assert.isNull(redirect('waiting', pending, '/awaiting-approval', null));
  });
});
