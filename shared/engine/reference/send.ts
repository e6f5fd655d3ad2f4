import type { PlanDevice } from '../../plan/plan.ts';
import { profiles } from '../../plan/profiles.ts';
import { pass } from './device.ts';
import { comeOut, leave, leavePort } from './frame.ts';
import { icmpError, resetTo, type Packet } from './packet.ts';
import { wayOutAddress } from './route.ts';
import type { Session, Standing } from './session.ts';
import { enter, note, plain, type Answer, type AtPort, type Fate, type MutableLeg, type Next, type Run, type Visit } from './walk.ts';

/** Follows a packet until it has arrived or is lost. */
function follow(first: Next, made: Standing | null): Fate {
  let next = first;
  let standing = made;
  for (;;) {
    switch (next.kind) {
      case 'program':
        next = pass(next.visit, standing);
        standing = null;
        break;
      case 'frame':
        next = leave(next.visit, next.frame);
        break;
      case 'out':
        next = comeOut(next.visit, next.frame);
        break;
      default:
        return next;
    }
  }
}

function starting(run: Run, leg: MutableLeg, device: PlanDevice, packet: Packet): Visit {
  run.legs.push(leg);
  const visit = enter({ run, leg, seen: new Set() }, device, packet, { isOwn: true });
  note(visit, 'originate', 'ORIGINATED', plain(device));
  return visit;
}

/** Sends a packet from a device and follows it to its end. */
export function send(run: Run, leg: MutableLeg, device: PlanDevice, packet: Packet, made: Standing | null = null): Fate {
  return follow({ kind: 'program', visit: starting(run, leg, device, packet) }, made);
}

function firstAddress(device: PlanDevice): string | null {
  return device.interfaces.flatMap((own) => own.addresses.map((row) => row.address))[0] ?? null;
}

/** The source of an error from a device without addresses (RFC 7600). */
export const nameless = '192.0.0.8';

/** Linux takes the address of the interface the error leaves by, else one it has. */
function errorSource(device: PlanDevice, to: string, cameBy: string | null): string {
  return wayOutAddress(device, to) ?? cameBy ?? firstAddress(device) ?? nameless;
}

/**
 * Whatever the rejected packet wore by then, the reset is for the address that opened the connection, or in its name for the one that answers;
 * the connection's translations of the source are put on as it leaves (forwarding.md 2, 9).
 */
function unworn(about: Packet, { original, reply }: Session, direction: 'original' | 'reply'): Packet {
  if (direction === 'reply') return { ...about, source: original.source, sourcePort: original.sourcePort };
  return { ...about, source: reply.source, sourcePort: reply.sourcePort, destination: original.source, destinationPort: original.sourcePort };
}

/** A port of a virtual switch speaks for the address that was asked (forwarding.md 9), as a frame to the interface it heard. */
function sendFromPort(run: Run, leg: Omit<MutableLeg, 'hops'>, device: PlanDevice, answer: Answer & { readonly port: AtPort }): Fate {
  const ttl = profiles[device.profile].initialTtl;
  const { about, port } = answer;
  const isReset = answer.kind === 'reset';
  const packet = isReset ? resetTo(about, ttl) : icmpError({ source: about.destination, destination: about.source, ttl }, answer, about);
  const visit = starting(run, { ...leg, ...(isReset ? {} : { direction: 'error' }), hops: [] }, device, packet);
  return follow(leavePort(visit, port.plug, port.frame.source), null);
}

/**
 * What befalls the packet of a tunnel in which an answer travels is told to the tunnel's end, and nobody hears of it. `isError`: the answer was an error,
 * and what becomes of one about the tunnel that lost it is told to nobody; one about the tunnel of a reset may be lost in a tunnel itself (tunnel.ts).
 */
export function tellTunnel(run: Run, connection: number, fate: Fate, isError: boolean): void {
  if (fate.kind !== 'dropped' || fate.answer === null || run.blockers !== null) return;
  const told = sendAnswer(run, { direction: 'error', connection }, fate.device, fate.answer);
  if (told.kind === 'arrived') note(told.visit, 'deliver', 'DELIVERED', plain(told.visit.device));
  else if (!isError) tellTunnel(run, connection, told, true);
}

/** Sends what a device has to say about a packet back to whoever sent that packet; `direction` is that of a reset. */
export function sendAnswer(run: Run, leg: Omit<MutableLeg, 'hops'>, device: PlanDevice, answer: Answer): Fate {
  const ttl = profiles[device.profile].initialTtl;
  const { port } = answer;
  if (port !== null) return sendFromPort(run, leg, device, { ...answer, port });
  const made = answer.session.session === null ? null : answer.session;
  if (answer.kind === 'reset') {
    const direction = made?.direction === 'original' ? 'reply' : 'original';
    const standing: Standing | null = made === null ? null : { state: 'established', session: made.session, direction, made: true };
    const about = made === null ? answer.about : unworn(answer.about, made.session, direction);
    return send(run, { ...leg, hops: [] }, device, resetTo(about, ttl), standing);
  }
  const { entered } = answer;
  const source = answer.from ?? errorSource(device, entered.source, answer.ingressAddress);
  const error = icmpError({ source, destination: entered.source, ttl }, answer, { ...entered, bytes: answer.about.bytes });
  // A packet that the device knew to be of no connection: what is said about it is of none either, whatever its quotation resembles.
  const unknown = answer.session.state === 'invalid' ? answer.session : null;
  const standing: Standing | null = made === null ? unknown : { state: 'related', session: made.session, direction: made.direction === 'original' ? 'reply' : 'original', made: true };
  return send(run, { ...leg, direction: 'error', hops: [] }, device, error, standing);
}
