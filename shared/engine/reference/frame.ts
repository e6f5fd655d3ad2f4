import type { PlanDevice, PlanSegment } from '../../plan/plan.ts';
import type { AdmitStage } from '../../plan/stage.ts';
import { fitSegment } from './emit.ts';
import { admit, filter } from './filter.ts';
import { bridgeTowards, frameOn, isSamePlug, segmentOf, switchOf, type Frame, type Plug } from './layer2.ts';
import { headersOf } from './packet.ts';
import { confirm, portFilters, track } from './track.ts';
import { drop, enter, note, plain, refuseRound, within, type Fate, type Next, type Visit } from './walk.ts';
import { encapsulateFrame } from './wrap.ts';

function portName({ device, interface: port }: Plug): string {
  return `${device.component}/${port.id}`;
}

/** What a port of a virtual switch says to a frame: admissions, its own table of connections if a filter wants one, filters. */
function throughPort(visit: Visit, plug: Plug, frame: Frame, slot: 'port-out' | 'port-in'): Fate | null {
  if (frame.refusedAt !== null && isSamePlug(frame.refusedAt, plug)) return null;
  const admissions = plug.device.stages.filter(
    (stage): stage is AdmitStage => stage.kind === 'admit' && stage.slot === slot && (stage.interface === null || stage.interface === plug.interface.id),
  );
  const filters = portFilters(plug);
  const isTracked = filters.some((stage) => stage.stateful);
  const atPort: Visit = { ...visit, port: { plug, frame }, standing: { state: 'untracked', session: null, direction: null } };
  for (const stage of admissions) {
    const end = admit(atPort, stage);
    if (end !== null) return end;
  }
  if (isTracked) track(atPort, null);
  for (const stage of filters.filter((each) => each.slot === slot)) {
    const end = filter(atPort, stage);
    if (end !== null) return end;
  }
  if (isTracked) confirm(atPort);
  return null;
}

/** A frame in a virtual switch: a hop of the hypervisor. `port`: the guest it comes from; null: from the wire. */
function enterSwitch(visit: Visit, device: PlanDevice, port: Plug | null, frame: Frame): { readonly here: Visit; readonly end: Fate | null } {
  const ingress = port === null ? null : portName(port);
  const here = enter(visit, device, visit.packet, { ingress });
  note(here, 'enter', 'RECEIVED', port?.interface.because ?? frame.segment.because);
  return { here, end: refuseRound(here, `${ingress ?? 'wire'} to ${portName(frame.stop)}`) };
}

/** From the virtual switch to the port where the frame leaves its segment. */
function handOver(visit: Visit, frame: Frame): Next {
  const { stop, segment } = frame;
  const end = switchOf(visit.run.plan, stop) === null ? null : throughPort(visit, stop, frame, 'port-in');
  if (end !== null) return end;
  note(visit, 'bridge', 'BRIDGED', segment.because);
  note(visit, 'exit', 'TRANSMITTED', stop.interface.because);
  visit.hop.egress = stop.device.id === visit.device.id ? stop.interface.id : portName(stop);
  return arrive(visit, frame);
}

/** The frame is where it leaves the segment: at the device it is for, or at a bridge. */
function arrive(visit: Visit, frame: Frame): Next {
  const { stop, target } = frame;
  const isThere = isSamePlug(stop, target);
  const here = enter(visit, stop.device, visit.packet, isThere ? { by: stop.interface } : { ingress: stop.interface.id });
  note(here, 'enter', 'RECEIVED', stop.interface.because);
  const round = refuseRound(here, isThere ? stop.interface.id : `${stop.interface.id} to ${portName(target)}`);
  if (round !== null) return round;
  return isThere ? { kind: 'program', visit: here } : bridge(here, frame);
}

/** A bridge puts the frame on the next segment and changes nothing of it. */
function bridge(visit: Visit, frame: Frame): Next {
  const { stop, target, source } = frame;
  const { plan } = visit.run;
  const way = bridgeTowards(plan, frame.segment.id, target, stop);
  const segment = way === null ? null : segmentOf(plan, way.to);
  if (way === null || segment === null) return lostFrame(visit, frame);
  for (const stage of stop.device.stages) {
    if (stage.kind !== 'admit' || stage.slot !== 'receive' || (stage.interface !== null && stage.interface !== stop.interface.id)) continue;
    const end = admit({ ...visit, ingress: stop.interface }, stage);
    if (end !== null) return end;
  }
  note(visit, 'bridge', 'BRIDGED', way.stage.because);
  const tooLong = fitSegment(visit, segment);
  if (tooLong !== null) return tooLong;
  note(visit, 'exit', 'TRANSMITTED', way.to.interface.because);
  visit.hop.egress = way.to.interface.id;
  return { kind: 'frame', visit, frame: frameOn(plan, { segment, source, target, at: way.to }) };
}

function lostFrame(visit: Visit, { segment }: Frame): Next {
  const end = drop(visit, { disposition: 'NEIGHBOR_UNREACHABLE', reason: 'NO_TUNNEL_ENDPOINT', because: segment.because });
  if (end === null) throw new Error('nothing mends a missing endpoint');
  return end;
}

/** Does the interface bear the address of an endpoint of some VXLAN? */
function isVxlanEndpoint(visit: Visit, plug: Plug): boolean {
  return visit.run.plan.segments.some(
    ({ overlay }) =>
      overlay?.tunnel.type === 'vxlan' &&
      overlay.endpoints.some((end) => end.device === plug.device.id && plug.interface.addresses.some((own) => own.address === end.address)),
  );
}

/** CONTRACTS 3, Hops: a VLAN is a hop only for a frame between two VTEPs. */
function crossVlan(visit: Visit, { at, stop, segment }: Frame): void {
  if (segment.component === null || segment.form !== 'broadcast' || !isVxlanEndpoint(visit, at) || !isVxlanEndpoint(visit, stop)) return;
  const headers = [...headersOf(visit.packet)];
  const { bytes } = visit.packet;
  visit.leg.hops.push({
    component: segment.component, host: null, ingress: null, egress: null, enter: { headers, bytes },
    steps: [{ seq: 0, kind: 'bridge', action: 'BRIDGED', because: segment.because, headers, bytes, timeUs: 0, detail: {} }],
  });
}

/** The frame's way over its segment from where it is now: in the virtual switch `inside`, or still at the device that put it there. */
export function overSegment(visit: Visit, frame: Frame, inside: PlanDevice | null): Next {
  const { plan } = visit.run;
  const { at, stop, segment } = frame;
  const beyond = switchOf(plan, stop);
  if (inside !== null && inside.id === beyond?.id) return handOver(visit, frame);
  if (segment.overlay !== undefined) return overOverlay(visit, frame, segment.overlay, { from: inside ?? at.device, to: beyond ?? stop.device });
  if (inside !== null) {
    note(visit, 'bridge', 'BRIDGED', segment.because);
    // What leads to the wire is the switch's own uplink: the segment stands for it. A neighbour that was written down may be on any.
    note(visit, 'exit', 'TRANSMITTED', (segmentOf(plan, stop) ?? segment).because);
  } else if (beyond === null) crossVlan(visit, frame);
  if (beyond === null) return arrive(visit, frame);
  const { here, end } = enterSwitch(visit, beyond, null, frame);
  return end ?? handOver(here, frame);
}

function overOverlay(visit: Visit, frame: Frame, overlay: NonNullable<PlanSegment['overlay']>, devices: { readonly from: PlanDevice; readonly to: PlanDevice }): Next {
  const from = overlay.endpoints.find((end) => end.device === devices.from.id);
  const to = overlay.endpoints.find((end) => end.device === devices.to.id);
  if (from === undefined || to === undefined) return lostFrame(visit, frame);
  if (from.device === to.device) return handOver(visit, frame);
  return encapsulateFrame(visit, overlay.tunnel, frame, { from, to }) ?? lostFrame(visit, frame);
}

/** A frame was put on its segment: into the virtual switch first, where there is one. */
export function leave(visit: Visit, frame: Frame): Next {
  const hypervisor = switchOf(visit.run.plan, frame.at);
  if (hypervisor === null) return overSegment(visit, frame, null);
  const { here, end } = enterSwitch(visit, hypervisor, frame.at, frame);
  return end ?? throughPort(here, frame.at, frame, 'port-out') ?? overSegment(here, frame, hypervisor);
}

/** A frame came out of the overlay at an endpoint: for a guest of it, or for the device itself. */
export function comeOut(visit: Visit, frame: Frame): Next {
  const { stop, target } = frame;
  const beyond = switchOf(visit.run.plan, stop);
  if (beyond !== null) return beyond.id === visit.device.id ? handOver(visit, frame) : lostFrame(visit, frame);
  if (stop.device.id !== visit.device.id) return lostFrame(visit, frame);
  if (!isSamePlug(stop, target)) return bridge(visit, frame);
  return { kind: 'program', visit: within(visit, visit.packet, { ingress: stop.interface }) };
}

/** Who refused at a port speaks there, to the interface the frame came from: the frame starts in the virtual switch. */
export function leavePort(visit: Visit, port: Plug, source: Plug): Next {
  const { plan } = visit.run;
  const segment = segmentOf(plan, port);
  if (segment === null) throw new Error(`${plain(visit.device).label} refused a frame that was nowhere`);
  return overSegment(visit, frameOn(plan, { segment, source: port, target: source, at: port, refusedAt: port }), visit.device);
}
