import type { ComponentId } from '../../../model/design.ts';
import { numberIn, textIn, type TerraformBlock, type TerraformBook, type TerraformDesk, type TerraformResource } from '../../../model/terraform.ts';
import { filled } from '../terraform-values.ts';
import type { Policy } from './l7.ts';

/*
 * L7 policies and their conditions: resources that only the source of the provider has (domain/public-cloud.md e), where a condition is called a rule.
 */

const policyType = 'nhncloud_lb_l7policy_v2';
const ruleType = 'nhncloud_lb_l7rule_v2';

/** The policies of one listener, in its order. */
export function policyBlocks(self: { readonly id: ComponentId }, listener: { readonly id: string; readonly policies: readonly Policy[] }, book: TerraformBook): readonly TerraformBlock[] {
  const listenerAddress = `nhncloud_lb_listener_v2.${book.label(self.id, `listener-${listener.id}`)}`;
  return listener.policies.flatMap((policy, index): readonly TerraformBlock[] => {
    const label = book.label(self.id, `listener-${listener.id}-${policy.id}`);
    const isUrl = policy.action === 'REDIRECT_TO_URL';
    const own: TerraformBlock = {
      stage: 'balancer', form: 'resource', type: policyType, label, isUndocumented: true,
      arguments: filled({
        name: policy.name || policy.id, action: policy.action, listener_id: { expression: `${listenerAddress}.id` }, position: index + 1,
        redirect_url: isUrl ? policy.redirectUrl : undefined,
        redirect_pool_id: policy.action === 'REDIRECT_TO_POOL' ? { expression: `nhncloud_lb_pool_v2.${book.label(self.id, `pool-${policy.redirectPool}`)}.id` } : undefined,
      }),
      comments: isUrl && policy.redirectStatus === '301' ? [{ code: 'tf.notExpressed', params: { list: 'redirectStatus = 301' } }] : [],
    };
    return [own, ...policy.conditions.map((condition): TerraformBlock => ({
      stage: 'balancer', form: 'resource', type: ruleType, label: book.label(self.id, `listener-${listener.id}-${policy.id}-${condition.id}`), isUndocumented: true,
      arguments: filled({
        l7policy_id: { expression: `${policyType}.${label}.id` }, type: condition.type, compare_type: condition.compare, key: condition.key === '' ? undefined : condition.key, value: condition.value,
      }),
    }))];
  });
}

/** The policies of a listener as its rows, by position. */
export function readPolicies(listenerId: string, pools: readonly TerraformResource[], desk: TerraformDesk): readonly Readonly<Record<string, unknown>>[] {
  const found = desk.having(policyType, 'listener_id', listenerId).map(desk.take);
  return [...found].sort((a, b) => (numberIn(a.values, 'position') ?? 0) - (numberIn(b.values, 'position') ?? 0)).map(({ values, name }) => ({
    id: name, name: textIn(values, 'name'), action: textIn(values, 'action') || 'REJECT', redirectUrl: textIn(values, 'redirect_url'),
    redirectPool: pools.find((pool) => textIn(pool.values, 'id') === textIn(values, 'redirect_pool_id'))?.name ?? '',
    conditions: desk.having(ruleType, 'l7policy_id', textIn(values, 'id')).map(desk.take).map((rule) => ({
      id: rule.name, type: textIn(rule.values, 'type'), compare: textIn(rule.values, 'compare_type'), key: textIn(rule.values, 'key'), value: textIn(rule.values, 'value'),
    })),
  }));
}
