import type { PlanDevice } from '../../plan/plan.ts';
import type { ServiceRow } from '../../plan/stage.ts';
import { aborted, answered, lost, type Conversation, type Request } from './answer.ts';
import { take } from './deliver.ts';
import type { Packet } from './packet.ts';
import { proxyFor, throughProxy } from './proxy.ts';
import { send } from './send.ts';
import type { Run } from './walk.ts';

/** What a service says to a request. Null: it does not understand it. */
function reply(service: ServiceRow, request: Request | null): { readonly outcome: string; readonly status: number | null } | null {
  if (request === null) return { outcome: 'REPLY', status: null };
  const { application } = service;
  if (application.kind !== 'http' || (request.isSecret && !application.tls)) return null;
  // A TLS server that is spoken to in the clear says so in the clear.
  if (application.tls && !request.isSecret) return { outcome: 'HTTP_400', status: 400 };
  const status = application.responses.find((response) => response.path === request.path)?.status ?? 404;
  return { outcome: `HTTP_${status}`, status };
}

/** Asks a question and follows question, answer, errors and, for TCP, whether anything can flow afterwards. */
export function converse(run: Run, client: PlanDevice, question: Packet, request: Request | null = null): Conversation {
  run.counter.connections += 1;
  const connection = run.counter.connections;
  const there = send(run, { direction: 'forward', connection, hops: [] }, client, question);
  if (there.kind === 'aborted') return aborted(there);
  if (there.kind === 'dropped') return lost(run, there, client, question, connection);
  const { visit } = there;
  const stage = proxyFor(visit);
  if (stage !== null) return throughProxy({ run, client, question, request, connection, visit, stage, converse });
  const taken = take(visit);
  if (taken.kind === 'aborted') return aborted(taken);
  if (taken.kind === 'dropped') return lost(run, taken, client, question, connection);
  const { service } = taken;
  const said = service === null ? { outcome: 'REPLY', status: null } : reply(service, request);
  if (said === null) return answered(run, client, question, { connection, server: visit, outcome: 'RESET', answer: null, more: {}, misunderstood: service });
  const backend = said.status === null ? null : visit.device.component;
  return answered(run, client, question, { connection, server: visit, outcome: said.outcome, answer: null, more: { isAnswered: true, status: said.status, backend } });
}
