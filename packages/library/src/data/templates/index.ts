import countersign from './countersign.json' with { type: 'json' };
import numberedLetter from './numbered-letter.json' with { type: 'json' };
import publicity from './publicity.json' with { type: 'json' };
import purchase from './purchase.json' with { type: 'json' };
import twoStepReport from './two-step-report.json' with { type: 'json' };

/** Examples, each with the forms it needs, before anybody vouches for their shape. */
export const templateFiles: readonly unknown[] = [twoStepReport, purchase, countersign, publicity, numberedLetter];
