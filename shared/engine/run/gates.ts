// Admissions, filters, null routes and balancers: runs once per stage and packet, no allocation, integers only.
import { denies, filterWords, permits } from '../compile/tables.ts';
import type { Network } from '../network.ts';
import * as event from './event.ts';
import { filterAction, findFilterRow, findListRow } from './filter.ts';
import { deny, established, invalidState, record, related, stop, type Machine } from './machine.ts';
import { adminProhibited, portUnreachable, unreachableType } from './packet.ts';
import { raise } from './raise.ts';
import { port } from './session.ts';
import { translateDestination } from './translate.ts';

/** True when the packet ends here; it goes on with an admission list it satisfies, or while blockers are searched. */
export function runAdmission(network: Network, machine: Machine, table: number): boolean {
  const row = findListRow(network, machine, table);
  if (row < 0) return machine.device !== machine.exempt && deny(machine, event.admission, table, -1, 0);
  record(machine, event.admission, table, row, 1);
  return false;
}

/** A cloud tracks connections at each port: one that answers by another port than it was asked at is unknown there (public-cloud.md C.2, C.3 E3). */
function isElsewhere(network: Network, machine: Machine, limit: number): boolean {
  if (limit < 0 || machine.session < 0 || network.profiles[machine.device]?.tracking !== 'port') return false;
  const used = machine.sessions[machine.session + port] ?? 0;
  return used > 0 && used !== limit + 1;
}

/**
 * First match decides. Stateful filters pass what belongs to a known connection without looking at rows, and drop what belongs to none.
 * `limit`: the interface the filter acts on, -1 for all.
 */
export function runFilter(network: Network, machine: Machine, table: number, limit: number): boolean {
  const { filters } = network.stages;
  if (filters[table * filterWords + 4] === 1) {
    const isKnown = machine.state === established || machine.state === related;
    if (isKnown && isElsewhere(network, machine, limit)) return deny(machine, event.filtered, table, -1, event.invalid);
    if (isKnown) {
      record(machine, event.filtered, table, -1, event.passedBySession);
      return false;
    }
    if (machine.state === invalidState) return deny(machine, event.filtered, table, -1, event.invalid);
  }
  const row = findFilterRow(network, machine, table, machine.entry);
  const action = filterAction(network, table, row);
  if (action === permits) {
    record(machine, event.filtered, table, row, event.permitted);
    return false;
  }
  if (!deny(machine, event.filtered, table, row, action === denies ? event.denied : event.rejected)) return false;
  if (action !== denies) raise(network, machine, unreachableType, adminProhibited);
  return true;
}

/** A null route ends the packet silently, before routing. */
export function runNullRoute(network: Network, machine: Machine, table: number): boolean {
  const row = findListRow(network, machine, table);
  if (row < 0) return false;
  stop(machine, event.nullRouted, table, row, 0);
  return true;
}

/** Sends the first packet of a connection to a backend. Without one: silence, or port unreachable whatever the protocol (forwarding.md 9). */
export function runBalance(network: Network, machine: Machine, table: number): boolean {
  if (!translateDestination(network, machine, table, true)) return false;
  const plan = network.stages.translationPlans[table];
  if (plan?.kind === 'balance' && plan.empty.action === 'reject') raise(network, machine, unreachableType, portUnreachable);
  return true;
}
