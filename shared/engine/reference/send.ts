import type { PlanDevice } from '../../plan/plan.ts';
import { profiles } from '../../plan/profiles.ts';
import { pass } from './device.ts';
import { icmpError, resetTo, type Packet } from './packet.ts';
import { interfaceOf, lookup } from './route.ts';
import type { Standing } from './session.ts';
import { drop, enter, note, plain, type Answer, type Fate, type MutableLeg, type Run } from './walk.ts';

const hopBudget = 256;

/** Sends a packet from a device and follows it to its end. */
export function send(run: Run, leg: MutableLeg, device: PlanDevice, packet: Packet, made: Standing | null = null): Fate {
  run.legs.push(leg);
  let visit = enter(run, leg, device, null, packet);
  note(visit, 'originate', 'ORIGINATED', plain(device));
  let end = pass(visit, made);
  const seen = new Set<string>();
  while (end.kind === 'moved') {
    visit = enter(run, leg, end.device, end.interface, end.packet);
    note(visit, 'enter', 'RECEIVED', end.interface.because);
    // The same packet, TTL included, at the same door: it goes round for ever (forwarding.md 13).
    const breadcrumb = JSON.stringify([end.device.id, end.interface.id, end.packet]);
    if (seen.has(breadcrumb) || leg.hops.length > hopBudget) {
      const looped = drop(visit, { disposition: 'LOOP', reason: 'ROUTING_LOOP', because: plain(end.device) });
      if (looped !== null) return looped;
    }
    seen.add(breadcrumb);
    end = pass(visit, null);
  }
  return end;
}

function firstAddress(device: PlanDevice): string | null {
  return device.interfaces.flatMap((own) => own.addresses.map((row) => row.address))[0] ?? null;
}

/** The source of an error from a device without addresses (RFC 7600). */
export const nameless = '192.0.0.8';

/** Linux takes the address of the interface the error leaves by, else one it has. */
function errorSource(device: PlanDevice, to: string, cameBy: string | null): string {
  const [row] = lookup(device, to, null);
  const out = interfaceOf(device, row?.interface ?? null);
  return out?.addresses[0]?.address ?? cameBy ?? firstAddress(device) ?? nameless;
}

/** Sends what a device has to say about a packet back to whoever sent that packet; `direction` is that of a reset. */
export function sendAnswer(run: Run, leg: Omit<MutableLeg, 'hops'>, device: PlanDevice, answer: Answer): Fate {
  const ttl = profiles[device.profile].initialTtl;
  const made = answer.session.session === null ? null : answer.session;
  if (answer.kind === 'reset') {
    const direction = made?.direction === 'original' ? 'reply' : 'original';
    const standing: Standing | null = made === null ? null : { state: 'established', session: made.session, direction };
    return send(run, { ...leg, hops: [] }, device, resetTo(answer.about, ttl), standing);
  }
  const { entered } = answer;
  const source = answer.from ?? errorSource(device, entered.source, answer.ingressAddress);
  const error = icmpError({ source, destination: entered.source, ttl }, answer, { ...entered, bytes: answer.about.bytes });
  const standing: Standing | null = made === null ? null : { state: 'related', session: made.session, direction: 'reply', made: true };
  return send(run, { ...leg, direction: 'error', hops: [] }, device, error, standing);
}
