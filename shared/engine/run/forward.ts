// The packet machine: runs once per instruction and packet. No allocation, no closures, integers only; addresses stay in typed arrays and locals.
import { findAddress } from '../compile/address-hash.ts';
import * as operation from '../compile/operation.ts';
import { rowWords } from '../compile/routes.ts';
import type { Network } from '../network.ts';
import { isForBorrower } from './borrowed.ts';
import { confirmSession } from './confirm.ts';
import { emit } from './emit.ts';
import * as event from './event.ts';
import { byWayOut, fitPacket, isOwnOuter } from './fit.ts';
import { runAdmission, runBalance, runFilter, runNullRoute } from './gates.ts';
import { chooseRoute } from './choose.ts';
import { deny, ended, established, record, related, stop, type End, type Machine } from './machine.ts';
import {
  adminProhibited, destination, error, flags, frame, hostUnreachable, netUnreachable, quotedDestination, source, timeExceeded, ttl, unreachableType,
} from './packet.ts';
import { raise } from './raise.ts';
import { lookupRoute } from './route-lookup.ts';
import { trackConnection } from './session.ts';
import { mapDestination, mapSource, restoreDestination, restoreSource, translateDestination, translateSource } from './translate.ts';
import { notForTunnel, unwrap } from './unwrap.ts';
import { notWrapped, wrapPacket } from './wrap.ts';

const blackhole = 1;
const unreachable = 2;

/** The address that policy routes look at: an ICMP error follows the flow it is about. */
function policySource(packet: Int32Array): number {
  return ((packet[flags] ?? 0) & error) === 0 ? (packet[source] ?? 0) : (packet[quotedDestination] ?? 0);
}

/** The row number a packet takes; -1 without any. */
function pickRoute(network: Network, machine: Machine): number {
  const { routes } = network;
  const list = lookupRoute(routes, machine.device, machine.packet[destination] ?? 0, policySource(machine.packet));
  if (list < 0) return -1;
  const count = routes.lists[list] ?? 0;
  if (count === 1) return routes.lists[list + 1] ?? -1;
  const rows = [...routes.lists.subarray(list + 1, list + 1 + count)];
  return rows[chooseRoute(network, machine, rows)] ?? -1;
}

/** Decides the egress interface and leaves the row's number in `machine.route`. True when the packet ends here. */
function runRoute(network: Network, machine: Machine): boolean {
  const row = pickRoute(network, machine);
  machine.route = row;
  if (row < 0) {
    const isUnknown = machine.device === network.internet && !network.bearers.has(machine.packet[destination] ?? 0);
    stop(machine, event.noRoute, isOwnOuter(machine) ? 2 : isUnknown ? 1 : 0, 0, 0);
    // Somebody has the address, but not in this design: what the internet would answer is not known.
    if (!isUnknown) raise(network, machine, unreachableType, netUnreachable);
    return true;
  }
  const type = network.routes.rows[row * rowWords] ?? 0;
  if (type !== 0) {
    stop(machine, event.routeDenied, row, 0, 0);
    if (type !== blackhole) raise(network, machine, unreachableType, type === unreachable ? hostUnreachable : adminProhibited);
    return true;
  }
  machine.egress = network.routes.rows[row * rowWords + 1] ?? -1;
  // A forwarding device takes its hops off in the same step: decrementTtl records it then.
  const isCounted = machine.ingress >= 0 && (network.deviceTtlCost[machine.device] ?? 0) > 0;
  if (!isCounted) record(machine, event.routed, row, 0, 0);
  return false;
}

function runTtl(network: Network, machine: Machine): boolean {
  const { packet } = machine;
  const cost = network.deviceTtlCost[machine.device] ?? 0;
  const left = (packet[ttl] ?? 0) - cost;
  if (left > 0) {
    packet[ttl] = left;
    record(machine, event.routed, machine.route, cost, 0);
    return false;
  }
  record(machine, event.routed, machine.route, 0, 0);
  // A device that stands for several hops answers from the hop where the count ran out: only that part of its way was gone.
  const share = Math.trunc(((network.deviceDelay[machine.device] ?? 0) * (packet[ttl] ?? 0)) / cost);
  packet[ttl] = 0;
  stop(machine, event.ttlExceeded, 0, 0, 0);
  raise(network, machine, timeExceeded, 0);
  machine.errorDelayUs = share;
  return true;
}

/** Strict: the way back must be the interface the packet came by. Loose: there must be one. */
function failsReversePath(network: Network, machine: Machine, isStrict: boolean): boolean {
  const { routes } = network;
  const list = lookupRoute(routes, machine.device, machine.packet[source] ?? 0, machine.packet[destination] ?? 0);
  if (list < 0) return true;
  const count = routes.lists[list] ?? 0;
  for (let index = 1; index <= count; index++) {
    const row = routes.lists[list + index] ?? 0;
    // A route that leads nowhere is no way back.
    if (routes.rows[row * rowWords] !== 0) return true;
    if (!isStrict || routes.rows[row * rowWords + 1] === machine.ingress) return false;
  }
  return true;
}

/** 127.0.0.0/8 is the sender's own stack and is never seen on a wire. */
function isToItself(machine: Machine): boolean {
  return machine.ingress < 0 && (machine.packet[destination] ?? 0) >>> 24 === 127;
}

function isForDevice(network: Network, machine: Machine): boolean {
  const wanted = machine.packet[destination] ?? 0;
  if (findAddress(network.own, machine.device, wanted) >= 0 || isToItself(machine)) return true;
  return (machine.device === machine.guestDevice && wanted === machine.guestAddress[0]) || isForBorrower(machine);
}

/** Moves the packet that stands in `machine.packet` from the instruction at `start` until it is delivered or dropped. */
export function forward(network: Network, machine: Machine, start: number): End {
  const { code } = network;
  const { packet } = machine;
  let at = start;
  for (;;) {
    const limit = code[at + 1] ?? -1;
    const table = code[at + 2] ?? -1;
    const isElsewhere = limit >= 0 && limit !== (code[at + 3] === 1 ? machine.egress : machine.ingress);
    const instruction = code[at] ?? -1;
    at += operation.instructionWords;
    if (isElsewhere) continue;
    switch (instruction) {
      case operation.martian:
        if (findAddress(network.own, machine.device, packet[source] ?? 0) < 0) break;
        stop(machine, event.martianSource, 0, 0, 0);
        return ended.dropped;
      case operation.admit:
        if (runAdmission(network, machine, table)) return ended.dropped;
        break;
      case operation.track:
        trackConnection(machine, table === 1);
        if (machine.state === established || machine.state === related) record(machine, event.sessionMatched, machine.state, machine.session, 0);
        break;
      case operation.filter:
        if (runFilter(network, machine, table, limit)) return ended.dropped;
        break;
      case operation.restoreDestination:
        restoreDestination(machine);
        break;
      case operation.restoreSource:
        restoreSource(machine);
        break;
      case operation.translateDestination:
        if (translateDestination(network, machine, table)) return ended.dropped;
        break;
      case operation.translateSource:
        if (translateSource(network, machine, table)) return ended.dropped;
        break;
      case operation.mapDestination:
        if (mapDestination(network, machine, table)) return ended.dropped;
        break;
      case operation.mapSource:
        if (mapSource(network, machine, table)) return ended.dropped;
        break;
      case operation.balance:
        if (runBalance(network, machine, table)) return ended.dropped;
        break;
      case operation.reversePath:
        if (!machine.isTrusted && failsReversePath(network, machine, table === 1) && deny(machine, event.reversePathFailed, 0, 0, 0)) return ended.dropped;
        break;
      case operation.local:
        if (!isForDevice(network, machine)) at += table;
        break;
      case operation.accept:
        if (packet[frame] !== 0) {
          confirmSession(machine);
          stop(machine, event.notUnwrapped, 0, 0, 0);
          return ended.dropped;
        }
        record(machine, event.inbound, findAddress(network.own, machine.device, packet[destination] ?? 0), 0, 0);
        return ended.delivered;
      case operation.decapsulate: {
        const next = unwrap(network, machine);
        if (next === notForTunnel) break;
        if (next < 0) return ended.dropped;
        at = next;
        break;
      }
      case operation.encapsulate: {
        const next = wrapPacket(network, machine, table);
        if (next === notWrapped) break;
        if (next < 0) return ended.dropped;
        at = next;
        break;
      }
      case operation.notForwarding:
        stop(machine, event.notForwarding, 0, 0, 0);
        return ended.dropped;
      case operation.nullRoute:
        if (runNullRoute(network, machine, table)) return ended.dropped;
        break;
      case operation.route:
        if (runRoute(network, machine)) return ended.dropped;
        break;
      case operation.decrementTtl:
        if (runTtl(network, machine)) return ended.dropped;
        break;
      case operation.mtu:
        if (fitPacket(network, machine, network.interfaceMtu[machine.egress] ?? 0, byWayOut)) return ended.dropped;
        break;
      case operation.fit:
        if (fitPacket(network, machine, table, byWayOut)) return ended.dropped;
        break;
      case operation.emit:
        at = emit(network, machine);
        if (at < 0) return ended.dropped;
        break;
      default:
        throw new Error(`no such operation: ${instruction}`);
    }
  }
}
