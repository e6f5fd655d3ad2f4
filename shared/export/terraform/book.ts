import type { AnyRegistry } from '../../model/definition.ts';
import type { ComponentId } from '../../model/design.ts';
import type { Scope } from '../../model/scope.ts';
import type { TerraformBook } from '../../model/terraform.ts';

/** An identifier of HCL made of any text: letters, digits and underscores, no digit first. */
export function identifier(text: string): string {
  const plain = text.replaceAll(/[^A-Za-z0-9_]+/g, '_');
  return plain === '' || /^\d/.test(plain) ? `_${plain}` : plain;
}

/** Labels from ids, so that renaming a component does not make Terraform destroy and rebuild it. */
export function createBook(scope: Scope, registry: AnyRegistry): TerraformBook {
  const labels = new Map<string, string>();
  const taken = new Set<string>();
  const unique = (key: string, wanted: string): string => {
    const known = labels.get(key);
    if (known !== undefined) return known;
    let label = wanted;
    for (let count = 2; taken.has(label); count += 1) label = `${wanted}_${count}`;
    taken.add(label);
    labels.set(key, label);
    return label;
  };
  // Components come first, in id order, so that no part of another one can take their label.
  for (const id of Object.keys(scope.design.components).sort()) unique(`component ${id} `, identifier(id));
  const label = (id: ComponentId, part = ''): string => unique(`component ${id} ${part}`, identifier(part === '' ? id : `${id}_${part}`));
  const address = (id: string | null): string | null => {
    const entry = scope.component(id);
    return entry === null ? null : (registry.find(entry.component.kind)?.terraform?.address(entry.id, entry.component, book) ?? null);
  };
  const book: TerraformBook = {
    label,
    labelOf: (what, name) => unique(`${what} ${name}`, identifier(name)),
    address,
    refer: (id, attribute) => {
      const found = address(id);
      return found === null ? null : { expression: `${found}.${attribute}` };
    },
    port: (owner, interfaceId) => {
      const entry = scope.component(owner);
      return entry === null ? null : (registry.find(entry.component.kind)?.terraform?.port(entry.id, entry.component, interfaceId, book) ?? null);
    },
  };
  return book;
}
