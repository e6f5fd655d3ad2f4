import { decodeLegs } from '../decode/legs.ts';
import type { Network } from '../network.ts';
import { readAddress } from '../compile/words.ts';
import type { Leg } from '../report.ts';
import { isSameName } from '../run/application.ts';
import type { Cause } from '../run/cause.ts';
import { converse } from '../run/converse.ts';
import { ending, type Ending } from '../run/ending.ts';
import * as event from '../run/event.ts';
import { clearLog } from '../run/log.ts';
import { resetMachine, type Machine } from '../run/machine.ts';
import { protocolUdp } from '../run/packet.ts';
import { isUndecided } from '../undecided.ts';
import { sourceAddress, type Source } from './endpoint.ts';
import { defaultSourcePort } from './inquiry.ts';

/** The question and answer that turned a name into an address, or failed to. */
export interface Resolution {
  readonly legs: Leg[];
  readonly address: number | null;
  readonly ending: Ending;
  readonly endUs: number;
}

const dnsPort = 53;
const questionBytes = 60;

const [noRecord, noServer, halfRecord] = [0, 1, 2];

/** The server answered without an address: it has no such record, or one whose address cannot be read. */
function answered(network: Network, device: number, name: string): Cause {
  const services = network.services[device] ?? [];
  for (let index = 0; index < services.length; index++) {
    const application = services[index]?.row.application;
    const record = application?.kind === 'dns' ? application.records.findIndex((row) => isSameName(row.name, name) && readAddress(row.address) === null) : -1;
    if (record >= 0) return { event: event.nameUnknown, device, a: halfRecord, b: index, c: record };
  }
  return { event: event.nameUnknown, device, a: noRecord, b: 0, c: 0 };
}

/**
 * Asks the source's name server over the network, UDP 53. Which server a source asks that names none is not known: that is no proof that the name
 * does not exist.
 */
export function resolveName(network: Network, machine: Machine, source: Source, name: string): Resolution {
  const server = readAddress(network.devices[source.device]?.dnsServer ?? '');
  const from = server === null ? null : sourceAddress(network, source, server);
  const unknown = { event: event.nameUnknown, device: source.device, a: noServer, b: 0, c: 0 };
  resetMachine(machine);
  clearLog(machine.log);
  if (server === null || from === null) return { legs: [], address: null, ending: ending('DNS_FAILED', source.device, { cause: unknown, isAborted: true }), endUs: 0 };
  const flow = {
    device: source.device, source: from, destination: server, protocol: protocolUdp, sourcePort: defaultSourcePort, destinationPort: dnsPort,
    bytes: questionBytes, dontFragment: false, ttl: network.profiles[source.device]?.initialTtl ?? 64, isFirst: true, number: 1,
  };
  const asked = converse({ network, machine }, flow, { kind: 'dns', question: name });
  const failed = asked.cause ?? answered(network, asked.device, name);
  const isAborted = asked.isAborted || isUndecided(network, failed);
  return {
    legs: machine.recording ? decodeLegs(network, machine.log) : [],
    address: asked.address,
    ending: asked.address === null ? { ...asked, outcome: 'DNS_FAILED', isAnswered: false, isAborted, cause: failed } : asked,
    endUs: machine.timeUs,
  };
}
