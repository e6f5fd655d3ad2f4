import { formatIpv4, ipv4 } from '../../net/address.ts';
import type { Because } from '../../plan/stage.ts';
import type { Tunnel } from '../../plan/tunnel.ts';
import * as event from '../run/event.ts';
import type { StepCore } from '../run/log.ts';
import * as packet from '../run/packet.ts';
import { byOverlay, wrapKind, wrapNumber, wrapTunnel, wrapWords } from '../run/wraps.ts';
import type { Step } from '../report.ts';
import { placeName, portName, type Entry } from './record.ts';
import { place, type StepContext } from './step-core.ts';

function bridgeStep({ network }: StepContext, entry: Entry): StepCore {
  const segment = network.segments[entry.a];
  const bridge = segment === undefined ? network.bridges[network.interfaceBridge[entry.b] ?? -1] : undefined;
  const to = bridge === undefined ? portName(network, entry.c) : placeName(network, entry.device, entry.c);
  const from = bridge === undefined ? placeName(network, entry.device, entry.ingress) : placeName(network, entry.device, entry.b);
  const crossed = segment ?? network.segments[network.interfaceSegment[entry.c] ?? -1];
  return { kind: 'bridge', action: 'BRIDGED', because: segment?.because ?? bridge?.because ?? place(network, entry), detail: { segment: crossed?.id ?? '', from, to } };
}

/** Between two tunnel endpoints a VLAN is seen as a hop. */
function switchStep({ network }: StepContext, entry: Entry): StepCore {
  const segment = network.segments[entry.a];
  return {
    kind: 'bridge', action: 'BRIDGED', because: segment?.because ?? place(network, entry),
    detail: { segment: segment?.id ?? '', from: portName(network, entry.b), to: portName(network, entry.c) },
  };
}

interface Wrapping {
  readonly tunnel: Tunnel | undefined;
  readonly segment: string | null;
}

/** How the packet with these words wears what is inside. */
function wrappingOf({ network, wraps }: StepContext, words: Int32Array): Wrapping {
  const { rows } = wraps;
  const row = (words[packet.frame] ?? 0) * wrapWords;
  const segment = rows[row + wrapKind] === byOverlay ? (network.segments[rows[row + wrapNumber] ?? -1]?.id ?? null) : null;
  return { tunnel: network.tunnels.tunnels[rows[row + wrapTunnel] ?? -1], segment };
}

function tunnelDetail(context: StepContext, outer: Int32Array, inner: Int32Array): Step['detail'] {
  const { tunnel, segment } = wrappingOf(context, outer);
  const [outerBytes, innerBytes] = [outer[packet.bytes] ?? 0, packet.wireBytes(inner)];
  const address = (index: number): string => formatIpv4(ipv4(outer[index] ?? 0));
  return {
    tunnel: tunnel?.type ?? '',
    ...(tunnel === undefined || tunnel.vni === null ? {} : { vni: tunnel.vni }),
    overheadBytes: outerBytes - innerBytes,
    innerBytes,
    source: address(packet.source),
    destination: address(packet.destination),
    ...(segment === null ? {} : { segment }),
  };
}

/** Who wrapped or unwraps: an endpoint of an overlay, or a stage of the device. */
function wrapperBecause({ network }: StepContext, entry: Entry): Because | undefined {
  const { tunnels } = network;
  if (entry.a === byOverlay) return tunnels.endpointPlans[entry.b]?.because;
  return (entry.event === event.wrapped ? tunnels.wrapperPlans : tunnels.unwrapperPlans)[entry.b]?.because;
}

/** What happens to a frame between interfaces, and to packets that go into tunnels and come out of them. */
export function frameStep(context: StepContext, entry: Entry): StepCore {
  if (entry.event === event.bridged) return bridgeStep(context, entry);
  if (entry.event === event.switched) return switchStep(context, entry);
  const isWrapped = entry.event === event.wrapped;
  const [outer, inner] = isWrapped ? [entry.words, context.before] : [context.before, entry.words];
  return {
    kind: isWrapped ? 'encapsulate' : 'decapsulate',
    action: isWrapped ? 'ENCAPSULATED' : 'DECAPSULATED',
    because: wrapperBecause(context, entry) ?? place(context.network, entry),
    detail: tunnelDetail(context, outer, inner),
  };
}
