import type { RouteRow } from '../../plan/stage.ts';
import { because } from './cloud-plan.ts';
import { meshRoutes, servicePrefix } from './random-cluster.ts';
import { devicesOf, isThrough, prefixOf, type Draft, type Lan, type Station } from './random-draft.ts';

/** Routing tables of a random plan: mostly right, by breadth-first search over what forwards. */

interface Way {
  readonly name: string;
  readonly via: string;
}

/** First hops towards each network from a station's own networks. */
export function nextHops(draft: Draft, from: Station, target: Lan): readonly Way[] {
  const through = draft.stations.filter((station) => station !== from && isThrough(station));
  const distance = new Map<Lan, number>([[target, 0]]);
  for (let round = 0; round < through.length; round++) {
    let isSettled = true;
    for (const station of through) {
      const near = Math.min(...station.at.map((own) => distance.get(own.lan) ?? Infinity));
      for (const own of station.at) {
        if ((distance.get(own.lan) ?? Infinity) <= near + 1) continue;
        distance.set(own.lan, near + 1);
        isSettled = false;
      }
    }
    if (isSettled) break;
  }
  const options = from.at.flatMap((own) =>
    through.flatMap((station) => station.at.filter((other) => other.lan === own.lan).map((other) => {
      const beyond = Math.min(...station.at.filter((more) => more !== other).map((more) => distance.get(more.lan) ?? Infinity));
      return { name: own.name, via: other.address, cost: beyond };
    })),
  );
  const best = Math.min(...options.map((option) => option.cost));
  return best === Infinity ? [] : options.filter((option) => option.cost === best);
}

export function routeRow(draft: Draft, station: Station, row: Partial<RouteRow> & { readonly destination: string }): RouteRow {
  const { dice } = draft;
  const label = `${row.destination}${row.from === undefined ? '' : ` from ${row.from}`} ${row.type ?? 'unicast'} ${row.interface ?? ''} ${row.via ?? ''}`.trim();
  return {
    type: 'unicast', interface: null, via: null, distance: dice.in100(6) ? dice.below(3) : 0, metric: dice.in100(6) ? dice.below(3) : 0,
    because: because(station.id, label), ...row,
  };
}

/** Rows a careless person would add: another way for some sources, a hole, a wrong neighbour, a default that leads back. */
function strayRow(draft: Draft, station: Station): RouteRow {
  const { dice } = draft;
  const lan = dice.pick(draft.lans);
  const own = dice.pick(station.at);
  const near = draft.stations.flatMap((other) => (other === station ? [] : other.at.filter((more) => more.lan === own.lan)));
  const via = near.length === 0 ? null : dice.pick(near).address;
  const destination = dice.pick([prefixOf(lan), '0.0.0.0/0', '10.0.0.0/16', `${lan.base}/25`]);
  if (dice.in100(25)) return routeRow(draft, station, { destination, type: dice.pick(['blackhole', 'unreachable', 'prohibit'] as const) });
  const from = dice.in100(40) ? { from: prefixOf(dice.pick(draft.lans)) } : {};
  return routeRow(draft, station, { destination, interface: own.name, via, ...from });
}

function towardsLans(draft: Draft, station: Station): readonly RouteRow[] {
  const { dice } = draft;
  const rows: RouteRow[] = [];
  for (const lan of draft.lans) {
    if (station.at.some((own) => own.lan === lan) || dice.in100(draft.isLayered ? 3 : 6)) continue;
    const ways = nextHops(draft, station, lan);
    const taken = dice.in100(35) ? ways.slice(0, 3) : ways.slice(0, 1);
    // Mostly equal, so that flows are spread; else one is preferred by distance or by metric, which may disagree.
    const isRanked = dice.in100(30);
    const rank = (): { readonly distance: number; readonly metric: number } => ({ distance: isRanked ? dice.below(3) : 0, metric: isRanked ? dice.below(3) : 0 });
    for (const way of taken) rows.push(routeRow(draft, station, { destination: prefixOf(lan), interface: way.name, via: way.via, ...rank() }));
  }
  return rows;
}

function defaults(draft: Draft, station: Station): readonly RouteRow[] {
  const { dice } = draft;
  const gates = station.at.flatMap((own) => draft.stations.flatMap((other) =>
    other !== station && isThrough(other) && other.profile !== 'internet' ? other.at.filter((more) => more.lan === own.lan).map((more) => ({ name: own.name, via: more.address })) : []));
  if (gates.length === 0 || dice.in100(3)) return [];
  const taken = dice.in100(10) ? gates.slice(0, 2) : [dice.pick(gates)];
  return taken.map((gate) => ({ ...routeRow(draft, station, { destination: '0.0.0.0/0', interface: gate.name, via: gate.via }), distance: 0, metric: 0 }));
}

/** Services of clusters lie behind every node; whoever forwards may know a way to one. */
function towardsServices(draft: Draft, station: Station): readonly RouteRow[] {
  return draft.clusters.flatMap((cluster) => {
    if (cluster.nodes.some((node) => node.station === station) || draft.dice.in100(25)) return [];
    const own = station.at.find((place) => place.lan === cluster.lan);
    const node = draft.dice.pick(cluster.nodes).station.at[0];
    const [way] = own === undefined ? nextHops(draft, station, cluster.lan) : node === undefined ? [] : [{ name: own.name, via: node.address }];
    return way === undefined ? [] : [routeRow(draft, station, { destination: servicePrefix(cluster), interface: way.name, via: way.via })];
  });
}

/** Writes the table of a station; instances of a distributed router have the same one, but for mistakes. */
export function addRoutes(draft: Draft, station: Station): void {
  const { dice, builder } = draft;
  const rows: RouteRow[] = [];
  for (const own of station.at) if (!dice.in100(draft.isLayered ? 1 : 2)) rows.push(routeRow(draft, station, { destination: prefixOf(own.lan), interface: own.name }));
  if (isThrough(station)) rows.push(...towardsLans(draft, station), ...towardsServices(draft, station));
  if (!isThrough(station) || dice.in100(20)) rows.push(...defaults(draft, station));
  if (station.at.length > 0 && station.profile !== 'hypervisor' && dice.in100(15)) rows.push(strayRow(draft, station));
  const tunnelled = meshRoutes(draft, station, rows);
  for (const device of devicesOf(station)) builder.routes(device, station.instances.length > 0 && dice.in100(4) ? tunnelled.slice(1) : tunnelled);
}
