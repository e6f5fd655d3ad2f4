import { runFirst } from '../shared/engine/explore.ts';
import { compile, trace, type Network } from '../shared/engine/index.ts';
import { flowOf, isReady, readProbe, type ReadyInquiry } from '../shared/engine/probe/inquiry.ts';
import { createMachine, resetMachine, type Machine } from '../shared/engine/run/machine.ts';
import { sendFlow } from '../shared/engine/run/send.ts';
import { clearLog } from '../shared/engine/run/log.ts';
import { referencePlan } from '../shared/engine/testing/reference-topology.ts';
import type { Probe } from '../shared/model/probe.ts';
import type { BenchRow } from '../cli/bench-report.ts';
import { heapPerCall, median, rounded, timePerCall } from './measure.ts';

/* One trace: inside the engine, recorded and not, and decoded to the report; what a packet leaves on the heap. */

const usPerMs = 1000;
const msPerSecond = 1000;

interface Subject {
  readonly name: string;
  readonly network: Network;
  readonly probe: Probe;
  readonly inquiry: ReadyInquiry;
}

function subject(name: string, network: Network, probe: Probe): Subject {
  const inquiry = readProbe(network, probe);
  if (!isReady(inquiry) || trace(network, probe).verdict !== 'REACHABLE') throw new Error(`the bench design does not deliver ${JSON.stringify(probe)}`);
  return { name, network, probe, inquiry };
}

function conversation({ network, inquiry }: Subject, isRecording: boolean): () => void {
  const machine = createMachine();
  const how = { script: [], startUs: 0 };
  return () => {
    machine.recording = isRecording;
    runFirst(network, machine, inquiry, how);
  };
}

/** One packet from its sender to where it ends, and nothing around it. */
function packet({ network, inquiry }: Subject): () => void {
  const machine: Machine = createMachine();
  const context = { network, machine };
  const flow = flowOf(network, inquiry, 1);
  return () => {
    resetMachine(machine);
    clearLog(machine.log);
    sendFlow(context, flow, 0, flow.bytes);
  };
}

const us = (call: () => void): number => median(() => timePerCall(call)) * usPerMs;

function rowsOf(asked: Subject, isOverlay: boolean): readonly BenchRow[] {
  const { name, network, probe } = asked;
  const aims = isOverlay ? {} : { aim: 5 };
  const recorded = us(conversation(asked, true));
  return [
    {
      name: `${name}, every step recorded, inside the engine`, value: rounded(recorded), unit: 'us', ...aims,
      peers: [{ name: 'prototype: objects per device, 5 hops', value: 1.3 }, { name: 'prototype: closures, 5 hops', value: 0.5 }, { name: 'prototype: flat tables, 5 hops', value: 0.22 }],
    },
    { name: `${name}, not recorded`, value: rounded(us(conversation(asked, false))), unit: 'us' },
    {
      name: `${name}, decoded to the report`, value: rounded(us(() => void trace(network, probe))), unit: 'us', ...(isOverlay ? {} : { aim: 50 }),
      peers: [{ name: 'Linux namespaces, one traceroute', value: 4000 }],
    },
    {
      name: `${name}, recorded, traces a second`, value: rounded((usPerMs * msPerSecond) / recorded), unit: '1/s', ...(isOverlay ? {} : { aim: 200_000 }),
      peers: [{ name: 'bare forwarding model', value: 800_000 }],
    },
    { name: `${name}, heap growth of one packet on its way`, value: rounded(heapPerCall(packet(asked))), unit: 'B', aim: 0 },
    {
      name: `${name}, heap growth of a whole conversation, not recorded`, value: rounded(heapPerCall(conversation(asked, false))), unit: 'B',
      note: 'what one probe asks and answers are a few objects: the flow, the choices and the ending',
    },
  ];
}

/** A ping through a floating IP and back, and a TCP connection between pods of two hosts: IP-in-IP inside VXLAN. */
export function traceRows(cloud: Network): readonly BenchRow[] {
  return [
    ...rowsOf(subject('a round trip of 12 hops in the cloud', cloud, { from: 'client', to: 'vm-0', kind: 'ping', count: 1 }), false),
    ...rowsOf(subject('a round trip between pods, IP-in-IP in VXLAN', compile(referencePlan()), { from: 'pod-web1', to: '172.28.2.20', kind: 'tcp', port: 8080 }), true),
  ];
}
