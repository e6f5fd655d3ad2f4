import { z } from 'zod';
import { field } from '../../../model/fields.ts';
import type { Because, HttpCondition, HttpPolicy } from '../../../plan/stage.ts';
import { boundedPattern, patternProblem } from './pattern.ts';

/*
 * L7 policies of an HTTP or TERMINATED_HTTPS listener (domain/public-cloud.md B.2 L7Policy/Rule, C.7 L7): all rejections, then redirections to URLs, then
 * redirections to pools, each by position; the first whose conditions all hold decides.
 */

const conditionTypes = {
  PATH: { ko: '경로', en: 'Path' }, HEADER: { ko: '헤더', en: 'Header' }, FILE_TYPE: { ko: '파일 형식', en: 'File type' }, COOKIE: { ko: '쿠키', en: 'Cookie' }, HOST_NAME: { ko: '호스트 이름', en: 'Host name' },
} as const;
const comparisons = {
  CONTAINS: { ko: '포함', en: 'Contains' }, EQUAL_TO: { ko: '같음', en: 'Equal to' }, STARTS_WITH: { ko: '시작', en: 'Starts with' }, ENDS_WITH: { ko: '끝', en: 'Ends with' }, REGEX: { ko: '정규식', en: 'Regex' },
} as const;
const actions = {
  REJECT: { ko: '차단(403)', en: 'Reject (403)' }, REDIRECT_TO_URL: { ko: 'URL로 전달', en: 'Redirect to URL' }, REDIRECT_TO_POOL: { ko: '멤버 그룹으로 전달', en: 'Redirect to pool' },
} as const;

/** Fields of one condition, also asked for by the operation that adds a policy. */
export const conditionFields = {
  type: field.choice({ ko: '조건', en: 'Condition' }, conditionTypes, 'PATH'),
  key: field.text({ ko: '키', en: 'Key' }, '', { optional: true, help: { ko: '헤더와 쿠키의 이름', en: 'Name of the header or cookie' } }),
  compare: field.choice({ ko: '비교', en: 'Comparison' }, comparisons, 'STARTS_WITH'),
  value: field.text({ ko: '값', en: 'Value' }),
};

/** Fields of one policy without its conditions. */
export const policyFields = {
  name: field.text({ ko: '이름', en: 'Name' }, '', { optional: true }),
  action: field.choice({ ko: '동작', en: 'Action' }, actions, 'REJECT'),
  redirectUrl: field.text({ ko: '전달할 URL', en: 'Redirect URL' }, '', { optional: true }),
  redirectStatus: field.choice({ ko: '상태 코드', en: 'Status' }, { '302': { ko: '302', en: '302' }, '301': { ko: '301', en: '301' } }, '302'),
  redirectPool: field.text({ ko: '전달할 멤버 그룹', en: 'Redirect pool' }, '', { optional: true }),
};

export const policySchema = z.object({
  id: z.string(),
  ...policyFields,
  conditions: field.rows({ ko: '조건', en: 'Conditions' }, z.object({ id: z.string(), ...conditionFields })),
});
export type Policy = z.output<typeof policySchema>;
type Condition = Policy['conditions'][number];

/** Most conditions of a policy (B.2). */
const mostConditions = 10;

/** What a policy still lacks or has too much of; null for a complete one. */
export type PolicyProblem = 'conditions' | 'too-many' | 'key' | 'value' | 'pattern' | 'too-complex' | 'target';

const keyedTypes: ReadonlySet<string> = new Set(['HEADER', 'COOKIE']);

function conditionProblem(condition: Condition): PolicyProblem | null {
  if (keyedTypes.has(condition.type) && condition.key.trim() === '') return 'key';
  if (condition.value === '' || !Object.hasOwn(conditionTypes, condition.type) || !Object.hasOwn(comparisons, condition.compare)) return 'value';
  if (condition.compare !== 'REGEX') return null;
  const problem = patternProblem(condition.value);
  return problem === 'unreadable' ? 'pattern' : problem;
}

function hasTarget(policy: Policy, pools: ReadonlySet<string>): boolean {
  if (policy.action === 'REDIRECT_TO_POOL') return pools.has(policy.redirectPool);
  return policy.action === 'REDIRECT_TO_URL' ? /^https?:\/\/[^\s/?#]+/i.test(policy.redirectUrl) : policy.action === 'REJECT';
}

/** What is wrong with a policy, the first thing first; `pools` are the ids of the balancer's pools. */
export function policyProblem(policy: Policy, pools: ReadonlySet<string>): PolicyProblem | null {
  if (policy.conditions.length === 0) return 'conditions';
  if (policy.conditions.length > mostConditions) return 'too-many';
  const problem = policy.conditions.map(conditionProblem).find((found) => found !== null);
  return problem ?? (hasTarget(policy, pools) ? null : 'target');
}

const subjects: Readonly<Record<string, HttpCondition['on']>> = { PATH: 'path', HEADER: 'header', FILE_TYPE: 'file-type', COOKIE: 'cookie', HOST_NAME: 'host' };
const compares: Readonly<Record<string, HttpCondition['compare']>> = { CONTAINS: 'contains', EQUAL_TO: 'equals', STARTS_WITH: 'starts-with', ENDS_WITH: 'ends-with', REGEX: 'regex' };

function planCondition(condition: Condition): HttpCondition {
  const compare = compares[condition.compare] ?? 'equals';
  const value = compare === 'regex' ? boundedPattern(condition.value) : condition.value;
  return { on: subjects[condition.type] ?? 'path', key: keyedTypes.has(condition.type) ? condition.key : null, compare, value };
}

/** Holds for every request. */
const anyPath: HttpCondition = { on: 'path', key: null, compare: 'contains', value: '' };

function planAction(policy: Policy): HttpPolicy['action'] {
  if (policy.action === 'REJECT') return { kind: 'reject', status: 403 };
  if (policy.action === 'REDIRECT_TO_URL') return { kind: 'redirect', status: policy.redirectStatus === '301' ? 301 : 302, url: policy.redirectUrl };
  return { kind: 'pool', pool: policy.redirectPool };
}

/**
 * A policy as the proxy asks it. One that cannot be read leaves open what becomes of the requests that the readable part of it fits: it sends them to a
 * pool that is not there. One without conditions is never asked.
 */
export function planPolicy(policy: Policy, pools: ReadonlySet<string>, because: Because): HttpPolicy | null {
  const problem = policyProblem(policy, pools);
  if (problem === null) return { action: planAction(policy), conditions: policy.conditions.map(planCondition), because };
  if (problem === 'conditions') return null;
  const readable = policy.conditions.filter((condition) => conditionProblem(condition) === null).map(planCondition);
  return { action: { kind: 'pool', pool: `${policy.id}?` }, conditions: readable.length === 0 ? [anyPath] : readable, because };
}
