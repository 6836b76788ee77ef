import type { Support } from '@logishift/support-sdk';
import { times } from './settled.js';
import { agentPassword, type TestSupport } from './support.js';

export interface Member {
  id: string;
  name: string;
  client: Support;
}

/** So many approved agents, signed in. Their rows are copies of one who registered: hashing 50 passwords takes long. */
export async function crowd(support: TestSupport, size: number): Promise<Member[]> {
  const { self } = await support.agent('Agent 0');
  await support.sql`
    insert into users (id, role, email, name, password_hash, is_support_agent_approved, approved_at, created_at, updated_at)
    select gen_random_uuid(), role, 'agent-' || n || '@logishift.example', 'Agent ' || n, password_hash, true,
      approved_at, created_at, updated_at
    from users, generate_series(1, ${size}) n where users.id = ${self.id}`;
  const members: Member[] = [];
  for (const i of times(size, (n) => n + 1)) {
    const client = await support.signIn(`agent-${i}@logishift.example`, agentPassword);
    members.push({ ...(await client.auth.me()), client });
  }
  return members;
}
