import { production, textsOf } from '../house.ts';
import type { House } from '../house.ts';

const code = /^(apps\/(api|admin)\/src|packages\/(forms|workflows)\/src)\//u;

/** What no screen says, and quotation marks other than “” and 《》. */
const never = /[「」『』！]|驳回|流程实例|工单|系统异常/u;

/** No text in the code has a word or mark that is on no screen. */
export function screenWords(house: House): readonly string[] {
  return production(house)
    .filter((path) => code.test(path))
    .flatMap((path) =>
      textsOf(house, path)
        .filter((text) => never.test(text))
        .map((text) => `${path}: «${text}» is said on no screen`),
    );
}
