import type { TerraformBlock, TerraformComment } from '../../model/terraform.ts';

/*
 * What the kinds of the public cloud share when they are written to Terraform (domain/public-cloud.md e).
 */

/** Settings that no documented argument carries, as one comment; nothing when there are none. */
export function notExpressed(settings: Readonly<Record<string, string | number | boolean>>): readonly TerraformComment[] {
  const list = Object.entries(settings).map(([name, value]) => `${name} = ${typeof value === 'string' ? JSON.stringify(value) : value}`);
  return list.length === 0 ? [] : [{ code: 'tf.notExpressed', params: { list: list.join(', ') } }];
}

/** The members of `settings` for which `when` is true, so that only what differs from the provider's default is told. */
export function whereSet<Value extends string | number | boolean>(settings: Readonly<Record<string, readonly [value: Value, when: boolean]>>): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.entries(settings).flatMap(([name, [value, when]]) => (when ? [[name, value] as const] : [])));
}

/** An image looked up by its name. */
export function imageLookup(label: string, name: string, comments: readonly TerraformComment[] = []): TerraformBlock {
  return { stage: 'instance', form: 'data', type: 'nhncloud_images_image_v2', label, arguments: { name, most_recent: true }, comments };
}

/** Arguments without those that say nothing. */
export function filled<Value>(values: Readonly<Record<string, Value | undefined>>): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])));
}
