import type { Me } from '@logishift/support-sdk';

/** Where a person begins. */
export function homeOf(user: Me | null): string {
  if (!user) return '/sign-in';
  if (user.state !== 'approved') return '/awaiting-approval';
  return user.role === 'admin' ? '/admin/support' : '/agent/dashboard';
}
