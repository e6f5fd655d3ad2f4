import type { PlanKey } from '../../plan/plan.ts';
import type { ServiceRow } from '../../plan/stage.ts';
import { formatIpv4, ipv4 } from '../../net/address.ts';
import type { Header } from '../report.ts';
import { readAddress } from '../compile/words.ts';
import type { Request } from './flow.ts';

/** What a service says to a request. `spoken` is false when the two do not speak the same protocol. */
export interface Answer {
  readonly spoken: boolean;
  readonly outcome: string;
  readonly status: number | null;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly login: { readonly user: string; readonly prompt: string } | null;
  readonly address: number | null;
}

const plain: Answer = { spoken: true, outcome: 'REPLY', status: null, detail: {}, login: null, address: null };
const wrongProtocol: Answer = { ...plain, spoken: false, outcome: 'RESET' };

function answerHttp(row: ServiceRow, request: Request & { readonly kind: 'http' }): Answer {
  const { application } = row;
  if (application.kind !== 'http' || (request.tls && !application.tls)) return wrongProtocol;
  // A TLS server that is spoken to in the clear says so in the clear.
  if (application.tls && !request.tls) return { ...plain, outcome: 'HTTP_400', status: 400 };
  const [path] = request.path.split('?');
  const response = application.responses.find((candidate) => candidate.path === path);
  const status = response?.status ?? 404;
  return { ...plain, outcome: `HTTP_${status}`, status, detail: response === undefined ? {} : { body: response.body } };
}

/** The order in which an ssh client and server meet their reasons to give up. */
function loginOutcome(own: PlanKey['component'] | null, used: PlanKey | null): string {
  if (own === null) return 'AUTH_NO_KEY';
  if (used === null || !used.privateKeyHeld) return 'AUTH_NO_PRIVATE_KEY';
  if (!/^0?[46]00$/.test(used.fileMode)) return 'AUTH_KEY_TOO_OPEN';
  return used.component === own ? 'LOGIN_OK' : 'AUTH_DENIED';
}

function answerSsh(row: ServiceRow, request: Request & { readonly kind: 'ssh' }, keys: readonly PlanKey[]): Answer {
  const { application } = row;
  if (application.kind !== 'ssh') return wrongProtocol;
  const wanted = request.key ?? application.key;
  const outcome = loginOutcome(application.key, keys.find((key) => key.component === wanted) ?? null);
  const login = outcome === 'LOGIN_OK' ? { user: application.user, prompt: application.hostname } : null;
  return { ...plain, outcome, login, detail: { user: application.user, outcome } };
}

function canonicalName(name: string): string {
  return name.toLowerCase().replace(/\.$/, '');
}

/** Names are compared without case and without the dot at the end. */
export function isSameName(a: string, b: string): boolean {
  return canonicalName(a) === canonicalName(b);
}

/** Looks a name up in the server's own records; `address` stays null when it has none. */
function answerDns(row: ServiceRow, request: Request & { readonly kind: 'dns' }): Answer {
  if (row.application.kind !== 'dns') return wrongProtocol;
  const record = row.application.records.find((candidate) => isSameName(candidate.name, request.question));
  const address = record === undefined ? null : readAddress(record.address);
  return { ...plain, address, outcome: address === null ? 'DNS_FAILED' : 'REPLY', detail: { question: request.question } };
}

/** What the service at the end of a path says. Without a request, being there is the answer. */
export function answerRequest(row: ServiceRow, request: Request | null, keys: readonly PlanKey[]): Answer {
  if (request === null) return plain;
  switch (request.kind) {
    case 'http':
      return answerHttp(row, request);
    case 'ssh':
      return answerSsh(row, request, keys);
    case 'dns':
      return answerDns(row, request);
    default:
      return request satisfies never;
  }
}

/** The application header of a request on its way to the server. */
export function requestHeader(request: Request | null): Header | null {
  if (request?.kind === 'http') {
    const { forwardedFor } = request;
    return { layer: 'http', method: 'GET', path: request.path, host: request.host, ...(forwardedFor === undefined ? {} : { forwardedFor }) };
  }
  return request?.kind === 'dns' ? { layer: 'dns', question: request.question } : null;
}

/** The application header of the answer on its way back. */
export function answerHeader(request: Request | null, status: number | null, address: number | null): Header | null {
  if (request?.kind === 'http' && status !== null) return { layer: 'http', status };
  if (request?.kind !== 'dns') return null;
  return { layer: 'dns', question: request.question, ...(address === null ? {} : { answer: formatIpv4(ipv4(address)) }) };
}
