import type { PlanDevice } from '../../plan/plan.ts';
import { profiles } from '../../plan/profiles.ts';
import { converse } from './converse.ts';
import { addressTowards } from './ends.ts';
import { datagram } from './packet.ts';
import { begin, type World } from './world.ts';

/** No document says from which port a resolver asks; one that no probe uses. */
const resolverPort = 39998;

/** Servers that ask each other in a circle must come to an end. */
const deepest = 8;

/** Capitals and the dot at the end make no other name. */
const canonical = (name: string): string => name.toLowerCase().replace(/\.$/, '');

/** The address behind a name: the configured server is asked with a packet, exact records answer, the rest is asked further (private-cloud.md c, DNS step). */
export function addressOf(world: World, client: PlanDevice, name: string, server: string | null = client.dnsServer, depth = 0): string | null {
  const source = server === null ? null : addressTowards(client, server);
  if (server === null || source === null || depth > deepest) return null;
  const question = datagram({ source, destination: server, ttl: profiles[client.profile].initialTtl }, [resolverPort, 53], 60, false);
  const end = converse(begin(world), client, question);
  const asked = end.isAnswered ? world.plan.devices.find((device) => device.component === end.at) : undefined;
  if (asked === undefined) return null;
  for (const stage of asked.stages) {
    if (stage.kind !== 'deliver') continue;
    for (const { application } of stage.services) {
      if (application.kind !== 'dns') continue;
      const record = application.records.find((row) => canonical(row.name) === canonical(name));
      if (record !== undefined) return record.address;
      if (application.forwardTo !== null) return addressOf(world, asked, name, application.forwardTo, depth + 1);
    }
  }
  return null;
}
