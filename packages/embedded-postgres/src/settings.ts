import { createHash } from 'node:crypto';
import { totalmem } from 'node:os';
import type { Endpoint } from './endpoint.js';

const MB = 2 ** 20;

/**
 * Bytes of pages that PostgreSQL keeps by itself, of so many bytes of memory: a sixteenth, as it shares the machine, and at most what a
 * million tickets are read quickly with. What it does not use is not taken.
 */
export function sharedBuffers(memory: number): number {
  return Math.min(Math.max(memory / 16, 32 * MB), 256 * MB);
}

/** Bytes: the machine's, or what its control group leaves this process. */
function ownMemory(): number {
  return Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY);
}

/** PostgreSQL's settings, given on its command line at every start so that none is left behind in a file. */
export function settings(cluster: string, endpoint: Endpoint, maxConnections: number): string[] {
  const onSocket = endpoint.host.startsWith('/');
  const values: Record<string, string | number> = {
    // Reachable from this machine alone.
    listen_addresses: onSocket ? '' : endpoint.host,
    port: endpoint.port,
    unix_socket_directories: onSocket ? `"${endpoint.host.replaceAll('"', '""')}"` : '',
    unix_socket_permissions: '0700',
    max_connections: maxConnections,

    // What was acknowledged survives a power failure.
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',

    // A small house: little memory, few processes, none of them for replication or parallel plans.
    shared_buffers: `${Math.floor(sharedBuffers(ownMemory()) / MB)}MB`,
    work_mem: '4MB',
    maintenance_work_mem: '32MB',
    effective_cache_size: '256MB',
    huge_pages: 'off',
    jit: 'off',
    // Of a disk without heads: rows that an index leads to are no farther apart than those that follow each other.
    random_page_cost: 1.1,
    io_method: 'sync',
    max_worker_processes: 2,
    max_parallel_workers_per_gather: 0,
    max_parallel_maintenance_workers: 0,
    autovacuum_max_workers: 2,
    autovacuum_worker_slots: 2,
    autovacuum_naptime: '1min',
    max_logical_replication_workers: 0,
    max_wal_senders: 0,
    wal_level: 'minimal',
    max_wal_size: '256MB',
    min_wal_size: '48MB',

    timezone: 'UTC',
    log_timezone: 'UTC',
    // Its log goes to our log: what happens to the server, without statements or values of rows.
    logging_collector: 'off',
    log_destination: 'stderr',
    log_line_prefix: '',
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
    update_process_title: 'off',
    cluster_name: `support-${createHash('sha256').update(cluster).digest('hex').slice(0, 8)}`,
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
