import { createChecker } from '../../shared/checks/index.ts';
import { compareDesigns, type Comparison } from '../../shared/compare/index.ts';
import { createDesignCompiler, trace } from '../../shared/engine/index.ts';
import { emptyDesign, type Design } from '../../shared/model/design.ts';
import { followDesigns } from '../../shared/model/followed-scope.ts';
import type { PlanRegistry } from '../../shared/plan/plan-design.ts';
import { withChange } from './design-change.ts';
import type { Answer, EngineRequest } from './engine-protocol.ts';

/** Answers requests, each about the design that its change leads to. What one edit does not concern is kept from the design before: findings, plan and network. */
export function createEngineAnswers(registry: PlanRegistry): (request: EngineRequest) => Answer<unknown> {
  const followed = followDesigns(registry);
  const check = createChecker(registry, followed);
  const networkOf = createDesignCompiler(registry, followed);
  const otherNetworkOf = createDesignCompiler(registry);
  let design = emptyDesign;
  const compare = (other: Design, swapped: boolean): Comparison =>
    compareDesigns(swapped ? { before: design, after: other } : { before: other, after: design }, registry, (asked) => {
      const network = asked === design ? networkOf(asked) : otherNetworkOf(asked);
      return (probe) => trace(network, probe);
    });
  const answer = (request: EngineRequest): unknown => {
    switch (request.call) {
      case 'validate':
        return check(design);
      case 'trace':
        return trace(networkOf(design), request.args.probe, { allPaths: request.args.allPaths });
      case 'compare':
        return compare(withChange(design, request.args.other), request.args.swapped);
    }
  };
  return (request) => {
    try {
      design = withChange(design, request.change);
      return { ok: true, value: answer(request) };
    } catch (defect) {
      // The border of the worker: a defect becomes a value here and nowhere else (STYLE 26).
      return { ok: false, defect: defect instanceof Error ? (defect.stack ?? defect.message) : String(defect) };
    }
  };
}
