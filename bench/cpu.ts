import { readFileSync, readdirSync } from 'node:fs';

const MICROSECONDS_A_TICK = 10_000; // USER_HZ is 100 on every Linux that Node runs on

/** CPU time a process has used, in microseconds; with its ended children where it waited for them. */
function used(pid: number, withEnded: boolean): number {
  const fields = statOf(pid);
  if (!fields) return 0;
  const [utime = 0, stime = 0, cutime = 0, cstime = 0] = fields.slice(11, 15).map(Number);
  return (utime + stime + (withEnded ? cutime + cstime : 0)) * MICROSECONDS_A_TICK;
}

/** Fields after the command's name, which may itself hold blanks and brackets. */
function statOf(pid: number): string[] | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null; // it ended; what it used is in its parent's sum
  }
}

function childrenOf(parent: number): number[] {
  const pids = readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .map(Number);
  return pids.filter((pid) => Number(statOf(pid)?.[1]) === parent);
}

/** Microseconds all processes of a PostgreSQL server have used since it started. Linux only. */
export function postgresCpu(postmaster: number): number {
  return used(postmaster, true) + childrenOf(postmaster).reduce((sum, pid) => sum + used(pid, false), 0);
}

export function processCpu(pid: number): number {
  return used(pid, false);
}
