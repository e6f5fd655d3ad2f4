// Packets inside packets. Rows are only ever added while a packet is under way: no allocation except when the table grows.
import { frame, packetWords } from './packet.ts';

/*
 * A row: the packet as it was wrapped, its own inside included; then whether an overlay or a stage wrapped it and which (segment, or number of the
 * stage), the tunnel, the device that wrapped; and of a frame whom it is for, the interface it left by and the one it is about to reach on its segment.
 */
export const wrapKind = packetWords;
export const wrapNumber = packetWords + 1;
export const wrapTunnel = packetWords + 2;
export const wrapDevice = packetWords + 3;
export const wrapTarget = packetWords + 4;
export const wrapSource = packetWords + 5;
export const wrapStop = packetWords + 6;
export const wrapWords = packetWords + 7;

/** Values of {@link wrapKind}. */
export const byOverlay = 0;
export const byStage = 1;

/** Row 0 stays empty: a packet whose frame word is 0 has nothing inside. */
export interface Wraps {
  rows: Int32Array;
  count: number;
}

export function createWraps(): Wraps {
  return { rows: new Int32Array(0), count: 1 };
}

export function clearWraps(wraps: Wraps): void {
  wraps.count = 1;
}

/** Makes room for one more row and returns its number. */
export function nextWrap(wraps: Wraps): number {
  const number = wraps.count;
  if ((number + 1) * wrapWords > wraps.rows.length) {
    const larger = new Int32Array(Math.max(wrapWords * 32, wraps.rows.length * 2));
    larger.set(wraps.rows);
    wraps.rows = larger;
  }
  wraps.count = number + 1;
  return number;
}

/** True when a packet with this frame word was already wrapped by the same stage, or by the same device for the same overlay. */
export function isWrappedBy(wraps: Wraps, row: number, kind: number, number: number, device: number): boolean {
  const { rows } = wraps;
  for (let at = row * wrapWords; at > 0; at = (rows[at + frame] ?? 0) * wrapWords) {
    if (rows[at + wrapKind] === kind && rows[at + wrapNumber] === number && rows[at + wrapDevice] === device) return true;
  }
  return false;
}

/** True when two frame words stand for the same packets, wrapped in the same way, however often that was done. */
export function isSameInside(wraps: Wraps, one: number, other: number): boolean {
  const { rows } = wraps;
  let a = one * wrapWords;
  let b = other * wrapWords;
  while (a !== b) {
    if (a === 0 || b === 0) return false;
    for (let word = 0; word < wrapWords; word++) if (word !== frame && rows[a + word] !== rows[b + word]) return false;
    a = (rows[a + frame] ?? 0) * wrapWords;
    b = (rows[b + frame] ?? 0) * wrapWords;
  }
  return true;
}
