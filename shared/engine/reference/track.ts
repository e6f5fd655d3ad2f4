import type { FilterStage } from '../../plan/stage.ts';
import type { Plug } from './layer2.ts';
import { standing, tracks, type Session, type Standing } from './session.ts';
import { note, plain, type Visit } from './walk.ts';

/** The device's table, or that of the port that looks at the frame. */
export function known({ run, device, port }: Visit): Session[] {
  const name = port === null ? device.id : `${port.plug.device.id} port ${port.plug.interface.id}`;
  const table = run.sessions.get(name) ?? [];
  run.sessions.set(name, table);
  return table;
}

/** The filters of a port of a virtual switch, in both directions. */
export function portFilters({ device, interface: port }: Plug): readonly FilterStage[] {
  return device.stages.filter(
    (stage): stage is FilterStage => stage.kind === 'filter' && (stage.slot === 'port-out' || stage.slot === 'port-in') && (stage.interface === null || stage.interface === port.id),
  );
}

/** Looks the packet up in the device's table; what the device wrote itself about a packet belongs to that packet's session. */
export function track(visit: Visit, made: Standing | null): void {
  if (visit.port === null && !tracks(visit.device)) return;
  visit.standing = made === null ? standing(visit.packet, known(visit), visit.profile.midStream) : made;
  // What the device itself writes about a packet speaks of it as it came in: nothing is left to translate.
  if (visit.isOwn && visit.standing.state === 'related') visit.standing = { ...visit.standing, made: true };
  const { state, session, direction } = visit.standing;
  if (session !== null && session.port === null) session.port = visit.ingress?.id ?? null;
  if (session !== null && direction === 'reply' && state === 'established') session.answered = true;
  if (state !== 'established' && state !== 'related') return;
  note(visit, 'session-match', 'MATCHED_SESSION', sessionBecause(visit));
}

/** A port has a table because a filter of it wants one. */
function sessionBecause(visit: Visit): ReturnType<typeof plain> {
  const { port } = visit;
  if (port !== null) return portFilters(port.plug).find((stage) => stage.stateful)?.because ?? plain(visit.device);
  return visit.device.stages.find((stage) => stage.kind === 'session')?.because ?? plain(visit.device);
}

/** The first packet got through: from now on its session is known. */
export function confirm(visit: Visit): void {
  const { state, session } = visit.standing;
  if (state !== 'new' || known(visit).includes(session)) return;
  session.port ??= visit.egress?.id ?? null;
  known(visit).push(session);
  note(visit, 'session-setup', 'SETUP_SESSION', sessionBecause(visit));
}
