import type { Proxy } from '../compile/services.ts';
import { readAddress } from '../compile/words.ts';
import { acknowledgementDies, answerBack, concluded, isResetBy, placeOf, rejected, reportError } from './answer-back.ts';
import { answerHeader, answerRequest, requestHeader, type Answer } from './application.ts';
import { causeOf, type Cause } from './cause.ts';
import { ending, type Ending } from './ending.ts';
import * as event from './event.ts';
import { resetBytes, type Flow, type Request } from './flow.ts';
import { block, deny, ended, stop, type Machine } from './machine.ts';
import { addressTowards } from './own-address.ts';
import * as packet from './packet.ts';
import { proxyConversation } from './proxy.ts';
import { arrive, beginLeg, recordDelivery, sendFlow, type Arrival, type Context } from './send.ts';
import { isForVxlanPort } from './unwrap.ts';
import { isUndecided } from '../undecided.ts';

/*
 * A conversation is what one probe packet sets off: the packet, and then whatever those who got it send. Each packet is one leg of the trace.
 */

/** The question did not arrive. */
function failed(context: Context, flow: Flow, connection: number, startedUs: number): Ending {
  const { machine } = context;
  const cause = causeOf(machine);
  if (machine.assume) block(machine);
  if (isUndecided(context.network, cause)) return ending('TIMEOUT', cause.device, { cause, isAborted: true });
  if (isResetBy(machine, cause)) return resetByFilter(context, flow, connection);
  const heard = reportError(context, flow, connection);
  if (heard === null) return ending('TIMEOUT', cause.device, { cause });
  return ending(heard.outcome, cause.device, { cause, replyFrom: heard.from, elapsedUs: heard.isLocal ? 0 : machine.timeUs - startedUs });
}

/** A filter that rejects TCP answers in the name of the destination (forwarding.md 9). */
function resetByFilter(context: Context, flow: Flow, connection: number): Ending {
  const { machine } = context;
  const cause = causeOf(machine);
  const arrival = rejected(context);
  const back = answerBack(context, flow, connection, arrival, { bits: packet.rst | packet.ack, bytes: resetBytes });
  return ending(back.isHeard ? 'REFUSED' : 'TIMEOUT', cause.device, { cause, replyFrom: back.from, replyTtl: back.ttl });
}

function echo(context: Context, flow: Flow, connection: number, startedUs: number, arrival: Arrival): Ending {
  const { network, machine } = context;
  if (network.profiles[arrival.device]?.answersPing !== true && deny(machine, event.unanswered, 0, 0, 0)) {
    return ending('TIMEOUT', arrival.device, { cause: causeOf(machine) });
  }
  recordDelivery(machine, -1, () => ({ because: placeOf(context, arrival.device), detail: {}, application: null }));
  const back = answerBack(context, flow, connection, arrival, { bits: 0, bytes: arrival.bytes });
  return concluded(context, flow, connection, startedUs, arrival, back, { outcome: 'REPLY', isAnswered: true });
}

/** Nothing listens. A stack that says so sends a reset, or port unreachable for a datagram. */
function refuse(context: Context, flow: Flow, connection: number, arrival: Arrival): Ending {
  const { network, machine } = context;
  const isLoud = network.profiles[arrival.device]?.closedPort === 'refuse';
  stop(machine, event.closed, isLoud ? 1 : 0, 0, 0);
  const cause = causeOf(machine);
  if (!isLoud) return ending('TIMEOUT', arrival.device, { cause });
  if (flow.protocol === packet.protocolTcp) {
    const back = answerBack(context, flow, connection, arrival, { bits: packet.rst | packet.ack, bytes: resetBytes });
    return ending(back.isHeard ? 'REFUSED' : 'TIMEOUT', arrival.device, { cause, replyFrom: back.from, replyTtl: back.ttl });
  }
  machine.errorType = packet.unreachableType;
  machine.errorCode = packet.portUnreachable;
  machine.errorMtu = 0;
  machine.errorDelayUs = 0;
  const heard = reportError(context, flow, connection, true);
  return ending(heard?.outcome ?? 'TIMEOUT', arrival.device, { cause, replyFrom: heard?.from ?? 0 });
}

function findService(context: Context, arrival: Arrival): number {
  const services = context.network.services[arrival.device] ?? [];
  for (let index = 0; index < services.length; index++) {
    const service = services[index];
    const isMeant = service?.protocol === arrival.protocol && service.row.port === arrival.destinationPort;
    if (isMeant && (service.bind === null || service.bind === arrival.destination)) return index;
  }
  return -1;
}

/** A name server that does not know asks the one it forwards to, before it answers. */
function askOnwards(context: Context, forwardTo: number, request: Request, arrival: Arrival): Ending | null {
  const question: Flow = {
    device: arrival.device, source: addressTowards(context.network, arrival.device, forwardTo) ?? arrival.destination, destination: forwardTo, protocol: packet.protocolUdp, sourcePort: 40000, destinationPort: 53,
    bytes: arrival.bytes, dontFragment: false, ttl: 64, isFirst: true, number: 1,
  };
  return context.machine.connections > 8 ? null : converse(context, question, request);
}

/** The answer with what the server further on says, and why nobody can tell what that would be; null: that is known. */
interface Onwards {
  readonly answer: Answer;
  readonly gap: Cause | null;
}

function resolveOnwards(context: Context, index: number, answer: Answer, request: Request | null, arrival: Arrival): Onwards {
  const application = context.network.services[arrival.device]?.[index]?.row.application;
  if (application?.kind !== 'dns' || request?.kind !== 'dns' || answer.address !== null || application.forwardTo === null) return { answer, gap: null };
  const forwardTo = readAddress(application.forwardTo);
  const asked = forwardTo === null ? null : askOnwards(context, forwardTo, request, arrival);
  if (asked === null || asked.address === null) return { answer, gap: asked?.isAborted === true ? asked.cause : null };
  return { answer: { ...answer, address: asked.address, outcome: 'REPLY' }, gap: null };
}

/** The packet reached a device's own stack: ping is answered by it, the rest by a service, if there is one. */
function served(context: Context, flow: Flow, request: Request | null, connection: number, startedUs: number): Ending {
  const { network, machine } = context;
  const arrival = arrive(context);
  if (flow.protocol === packet.protocolIcmp) return echo(context, flow, connection, startedUs, arrival);
  const index = findService(context, arrival);
  const service = network.services[arrival.device]?.[index];
  if (service === undefined) {
    const isSwallowed = isForVxlanPort(network, machine);
    if (isSwallowed && deny(machine, event.notVxlan, 0, 0, 0)) return ending('TIMEOUT', arrival.device, { cause: causeOf(machine) });
    if (!machine.assume) return refuse(context, flow, connection, arrival);
    if (!isSwallowed) deny(machine, event.closed, 0, 0, 0);
    const back = answerBack(context, flow, connection, arrival, { bits: flow.protocol === packet.protocolTcp ? packet.syn | packet.ack : 0, bytes: arrival.bytes });
    return concluded(context, flow, connection, startedUs, arrival, back, { outcome: 'REPLY', isAnswered: true });
  }
  const said = answerRequest(service.row, request, network.plan.keys);
  recordDelivery(machine, index, () => ({ because: service.row.because, detail: said.detail, application: requestHeader(request) }));
  const { answer, gap } = resolveOnwards(context, index, said, request, arrival);
  const isTcp = flow.protocol === packet.protocolTcp;
  const back = answerBack(context, flow, connection, arrival, {
    bits: isTcp ? packet.syn | packet.ack : 0,
    bytes: arrival.bytes,
    detail: answer.detail,
    application: answerHeader(request, answer.status, answer.address),
  });
  if (back.isHeard && !answer.spoken) {
    // What does not flow cannot be misunderstood (forwarding.md 3).
    if (acknowledgementDies(context, flow, connection)) {
      if (machine.assume) block(machine);
      return ending('STALLED', machine.causeDevice, { cause: causeOf(machine) });
    }
    stop(machine, event.wrongProtocol, index, arrival.device, 0);
    machine.causeDevice = arrival.device;
    if (machine.assume) block(machine);
    return ending('RESET', arrival.device, { cause: causeOf(machine) });
  }
  const path = request?.kind === 'http' ? request.path : '';
  return concluded(context, flow, connection, startedUs, arrival, back, {
    outcome: answer.outcome,
    isAnswered: answer.outcome !== 'DNS_FAILED',
    ...(gap === null ? {} : { cause: gap, isAborted: true }),
    login: answer.login,
    address: answer.address,
    served: answer.status === null ? null : { device: arrival.device, client: arrival.source, path, status: answer.status },
  });
}

/** A proxy takes TCP to its address; one whose other ports are silent swallows datagrams too. */
function isProxied(entry: Proxy, machine: Machine, flow: Flow): boolean {
  const isMeant = flow.protocol === packet.protocolTcp || entry.stage.noListener.action === 'deny';
  if (!isMeant || entry.device !== machine.device || entry.address !== machine.packet[packet.destination]) return false;
  return entry.stage.sharesAddress !== true || (flow.protocol === packet.protocolTcp && entry.stage.listeners.some((listener) => listener.port === machine.packet[packet.destinationPort]));
}

/** Runs one conversation from its first packet to what its opener sees. Recording, time and sessions are the machine's. */
export function converse(context: Context, flow: Flow, request: Request | null): Ending {
  const { network, machine } = context;
  machine.connections += 1;
  const connection = machine.connections;
  const startedUs = machine.timeUs;
  beginLeg(machine, event.forwardLeg, connection);
  const end = sendFlow(context, flow, flow.protocol === packet.protocolTcp ? packet.syn : 0, flow.bytes);
  if (end !== ended.delivered) return failed(context, flow, connection, startedUs);
  const proxy = flow.protocol === packet.protocolIcmp ? -1 : network.proxies.findIndex((entry) => isProxied(entry, machine, flow));
  if (proxy < 0) return served(context, flow, request, connection, startedUs);
  return proxyConversation(context, { flow, request, connection, startedUs, proxy }, converse);
}
