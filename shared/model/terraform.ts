import type { Self } from './definition.ts';
import type { Component, ComponentId } from './design.ts';
import type { Scope } from './scope.ts';
import type { TextParams } from './text.ts';

/*
 * How a kind stands in Terraform: what it writes, and what it reads back (domain/public-cloud.md e). A kind knows resources and arguments; the HCL text
 * is made in shared/export/terraform, a state or plan is taken apart in shared/file/terraform.
 */

/** HCL that is no literal: a reference such as `nhncloud_networking_vpc_v2.vpc.id`. */
export interface TerraformExpression {
  readonly expression: string;
}

/** Null: the design does not say it; the argument is left to the reader of the file, with a comment. */
export type TerraformValue = string | number | boolean | TerraformExpression | readonly (string | TerraformExpression)[] | null;

/** A sentence in the file, by its code in shared/i18n/terraform.ts. */
export interface TerraformComment {
  readonly code: string;
  readonly params: TextParams;
}

/** In the order of the document's export list; data sources stand in the stage of what they look up. */
export const terraformStages = [
  'key-pair', 'group', 'rule', 'vpc', 'table', 'gateway', 'subnet', 'port', 'volume', 'instance', 'balancer', 'floating-ip', 'association', 'manual',
] as const;
export type TerraformStage = (typeof terraformStages)[number];

export interface TerraformNestedBlock {
  readonly type: string;
  readonly arguments: Readonly<Record<string, TerraformValue>>;
}

/** One block of a file. Equal data sources and variables that several components need are written once. */
export interface TerraformBlock {
  readonly stage: TerraformStage;
  readonly form: 'resource' | 'data' | 'variable' | 'comment';
  /** Resource type; empty for variables and comments. */
  readonly type: string;
  readonly label: string;
  /** In this order. */
  readonly arguments: Readonly<Record<string, TerraformValue>>;
  readonly blocks?: readonly TerraformNestedBlock[];
  /** Addresses of resources that Terraform must finish first. */
  readonly dependsOn?: readonly string[];
  /** Lines above the block. */
  readonly comments?: readonly TerraformComment[];
  /** Arguments that only the provider's source has: written as comments unless they are asked for. */
  readonly undocumentedArguments?: Readonly<Record<string, TerraformValue>>;
  /** A resource that only the provider's source has: likewise. */
  readonly isUndocumented?: boolean;
}

/** Names in one file: how blocks of different kinds refer to each other. */
export interface TerraformBook {
  /** Block label of a component, or of a part of it; the same for the same question, unique in the file. */
  readonly label: (id: ComponentId, part?: string) => string;
  /** Label of a thing that exists outside the design and is looked up by its name, such as a flavor. */
  readonly labelOf: (what: string, name: string) => string;
  /** Block address of a component, or null where nothing of that id is written as a block. */
  readonly address: (id: string | null) => string | null;
  /** An attribute of that block. */
  readonly refer: (id: string | null, attribute: string) => TerraformExpression | null;
  /** The port id of an interface. */
  readonly port: (owner: ComponentId, interfaceId: string) => TerraformExpression | null;
}

/** One resource or data source of a state or plan, unknown values of a plan replaced by text that is equal wherever the same value is meant. */
export interface TerraformResource {
  readonly address: string;
  /** `reference`: not in the file, known only because others name it. */
  readonly mode: 'managed' | 'data' | 'reference';
  readonly type: string;
  /** The label of its block, with its index where it has one. */
  readonly name: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** Tag of a component that stands for what a file only names by its id, until a person has confirmed it. */
export const importedReference = 'imported-reference';

/** What a resource becomes. */
export interface TerraformDraft {
  readonly name: string;
  readonly parent: ComponentId | null;
  readonly props: Readonly<Record<string, unknown>>;
  /** Links from this component. */
  readonly links?: readonly { readonly kind: 'attach' | 'routed' | 'l2'; readonly port?: string; readonly to: ComponentId; readonly toPort?: string }[];
  /** Interfaces by the provider's port ids. */
  readonly ports?: Readonly<Record<string, string>>;
  /** Told when the file is opened: something here is a guess because Terraform does not say it. */
  readonly isAssumed?: boolean;
}

export interface DraftEntry {
  readonly id: ComponentId;
  readonly draft: TerraformDraft;
}

/** The file being read, as a kind sees it. */
export interface TerraformDesk {
  /** All resources of a type, in file order. Asking does not take them. */
  readonly resources: (type: string) => readonly TerraformResource[];
  /** Those of them in which an attribute has this text; none for an empty one. */
  readonly having: (type: string, attribute: string, value: string) => readonly TerraformResource[];
  /** Marks a resource as part of a component, so that it is not reported as left out. */
  readonly take: (resource: TerraformResource) => TerraformResource;
  /** The component whose resource has this value; null when the file has none. */
  readonly find: (kind: string, attribute: string, value: string) => ComponentId | null;
  /** As `find`; what the file does not have becomes a placeholder, made of these values. */
  readonly refer: (kind: string, attribute: string, value: string, values?: Readonly<Record<string, unknown>>) => ComponentId;
  /** What has been read so far; everything, while drafts are completed. */
  readonly drafts: (kind: string) => readonly DraftEntry[];
  /** The interface that has this port id. */
  readonly port: (portId: string) => { readonly component: ComponentId; readonly interface: string } | null;
  /** The interface that has this address, among components of a kind. */
  readonly holder: (kind: string, address: string) => { readonly component: ComponentId; readonly interface: string } | null;
}

export interface TerraformReading {
  /** Resource types that are this kind of component; none for what is only ever referred to. */
  readonly types: readonly string[];
  /** False where the file's resource is not of this kind after all. */
  readonly accepts?: (resource: TerraformResource, desk: TerraformDesk) => boolean;
  /** Types that belong to a component of this kind, and the argument that names its id: an owner that the file lacks becomes a placeholder. */
  readonly parts?: Readonly<Record<string, string>>;
  /** Attribute by which `resource` is known; two resources with the same value are one component. */
  readonly key: string;
  /** Known by its id only, whatever the file holds: always flagged as an imported reference. */
  readonly isReference?: boolean;
  /** Exists in every project: a placeholder for it needs no flag. */
  readonly isGiven?: boolean;
  readonly read: (resource: TerraformResource, desk: TerraformDesk, id: ComponentId) => TerraformDraft;
  /** Asked once more when everything has been read. */
  readonly complete?: (entry: DraftEntry, desk: TerraformDesk, resource: TerraformResource) => TerraformDraft;
}

/** The Terraform side of a kind. */
export interface TerraformSpec<Props> {
  readonly write: (self: Self<Props>, scope: Scope, book: TerraformBook) => readonly TerraformBlock[];
  /** Address of its main block; null where it has none. */
  readonly address?: (self: Self<Props>, book: TerraformBook) => string | null;
  readonly port?: (self: Self<Props>, interfaceId: string, book: TerraformBook) => TerraformExpression | null;
  readonly reading?: TerraformReading;
}

/** The same, as the rest of the program uses it. */
export interface Terraform {
  readonly write: (id: ComponentId, component: Component, scope: Scope, book: TerraformBook) => readonly TerraformBlock[];
  readonly address: (id: ComponentId, component: Component, book: TerraformBook) => string | null;
  readonly port: (id: ComponentId, component: Component, interfaceId: string, book: TerraformBook) => TerraformExpression | null;
  readonly reading: TerraformReading | null;
}

/** Binds a kind's Terraform side to the reader of its props. */
export function terraformOf<Props>(spec: TerraformSpec<Props>, self: (id: ComponentId, component: Component) => Self<Props>): Terraform {
  return {
    write: (id, component, scope, book) => spec.write(self(id, component), scope, book),
    address: (id, component, book) => spec.address?.(self(id, component), book) ?? null,
    port: (id, component, interfaceId, book) => spec.port?.(self(id, component), interfaceId, book) ?? null,
    reading: spec.reading ?? null,
  };
}

/** A text value of a resource; empty where it is absent or no text. Numbers become text. */
export function textIn(values: Readonly<Record<string, unknown>>, name: string): string {
  const value = values[name];
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

/** A number of a resource, or null. */
export function numberIn(values: Readonly<Record<string, unknown>>, name: string): number | null {
  const value = values[name];
  const read = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof read === 'number' && Number.isFinite(read) ? read : null;
}

/** Nested blocks of a resource. */
export function blocksIn(values: Readonly<Record<string, unknown>>, name: string): readonly Readonly<Record<string, unknown>>[] {
  const value = values[name];
  const isBlock = (item: unknown): item is Readonly<Record<string, unknown>> => typeof item === 'object' && item !== null && !Array.isArray(item);
  return Array.isArray(value) ? value.filter(isBlock) : [];
}

/** A list of texts of a resource. */
export function textsIn(values: Readonly<Record<string, unknown>>, name: string): readonly string[] {
  const value = values[name];
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}
