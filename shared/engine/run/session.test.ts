import { describe, expect, it } from 'vitest';
import { createMachine, fresh, invalidState, established, type Machine } from './machine.ts';
import { ack, destination, flags, protocol, protocolTcp, protocolUdp, rst, source, syn } from './packet.ts';
import { confirmed, replyDestination, replySource, status, trackConnection } from './session.ts';

const [here, there] = [0x0a000001, 0x0a000002];
const ipInIp = 4;
const esp = 50;

function arriving(machine: Machine, kind: number, bits = 0, isBack = false): Machine {
  machine.packet.fill(0);
  machine.packet[source] = isBack ? there : here;
  machine.packet[destination] = isBack ? here : there;
  machine.packet[protocol] = kind;
  machine.packet[flags] = bits;
  return machine;
}

function stateOf(machine: Machine, isMidStreamNew: boolean): number {
  trackConnection(machine, isMidStreamNew);
  return machine.state;
}

describe('connections of protocols without ports', () => {
  it.each([ipInIp, esp, protocolUdp])('protocol %i: any packet opens one, the answer belongs to it by addresses and protocol', (kind) => {
    const machine = arriving(createMachine(), kind);
    expect(stateOf(machine, false)).toBe(fresh);
    expect([machine.sessions[machine.session + replySource], machine.sessions[machine.session + replyDestination]]).toEqual([there, here]);
    machine.sessions[machine.session + status] = confirmed;
    expect(stateOf(arriving(machine, kind, 0, true), false)).toBe(established);
    expect(machine.isReply).toBe(true);
    // The same addresses with another protocol are another connection.
    expect(stateOf(arriving(machine, kind === esp ? ipInIp : esp), false)).toBe(fresh);
  });
});

describe('TCP in the middle of a connection that was never seen', () => {
  it('is a new connection where the profile says so, and else invalid', () => {
    expect(stateOf(arriving(createMachine(), protocolTcp, ack), true)).toBe(fresh);
    expect(stateOf(arriving(createMachine(), protocolTcp, ack), false)).toBe(invalidState);
  });
  it.each([true, false])('a SYN opens one, a lone SYN-ACK or RST never does (midstream new: %s)', (isMidStreamNew) => {
    expect(stateOf(arriving(createMachine(), protocolTcp, syn), isMidStreamNew)).toBe(fresh);
    for (const bits of [syn | ack, rst, rst | ack]) expect([bits, stateOf(arriving(createMachine(), protocolTcp, bits), isMidStreamNew)]).toEqual([bits, invalidState]);
  });
});
