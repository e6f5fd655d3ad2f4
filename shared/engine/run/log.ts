import type { Step } from '../report.ts';
import { packetWords } from './packet.ts';
import { clearWraps, createWraps, type Wraps } from './wraps.ts';

/** Words before the packet in a record (see event.ts). */
export const recordMeta = 8;
export const recordWords = recordMeta + packetWords;

/** A step without what every step has: number, headers, size, time. */
export interface StepCore {
  readonly kind: Step['kind'];
  readonly action: Step['action'];
  readonly because: Step['because'];
  readonly detail: Step['detail'];
  readonly reason?: string;
  readonly application?: Step['headers'][number];
}

/** A flat recording: one row of integers per step, decoded only when somebody looks. */
export interface Log {
  records: Int32Array;
  count: number;
  /** What ends of paths say beside integers: application headers, members that were not chosen. Made only while recording. */
  readonly notes: StepCore[];
  /** What is wrapped inside the packets of the records. */
  readonly wraps: Wraps;
}

export function createLog(): Log {
  return { records: new Int32Array(recordWords * 256), count: 0, notes: [], wraps: createWraps() };
}

/** Makes room for one more record and returns its offset. */
export function nextRecord(log: Log): number {
  const offset = log.count * recordWords;
  if (offset + recordWords > log.records.length) {
    const larger = new Int32Array(log.records.length * 2);
    larger.set(log.records);
    log.records = larger;
  }
  log.count += 1;
  return offset;
}

export function clearLog(log: Log): void {
  log.count = 0;
  if (log.notes.length > 0) log.notes.length = 0;
  clearWraps(log.wraps);
}
