import type { ComponentId } from './design.ts';

/**
 * One interface of a component as every other kind may see it: a port for links, an address holder, a place where policies are bound.
 * Each kind derives it from its own props; nothing else about a component's addresses is visible to other kinds.
 */
export interface InterfaceRow {
  /** `eth0`, `vnic0`, `uplink`, `vip` ... unique within the component. */
  readonly id: string;
  /** Dotted-quad texts as the person wrote them, primary first. May be malformed: a finding says so, nothing throws. */
  readonly addresses: readonly string[];
  /** Holds for all its addresses; null where the segment's prefixes give the length. */
  readonly prefixLength: number | null;
  /** Largest IP packet in bytes. */
  readonly mtuBytes: number;
  /** False: its owner has switched it off (a disconnected router interface). Absent: it is up. */
  readonly connected?: boolean;
  /** Policies bound here (security groups), in the order of the document. */
  readonly policies: readonly ComponentId[];
  /** JSON Pointer of the row inside the component's props. */
  readonly path: string;
}
