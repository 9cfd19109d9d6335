export { differenceOfOptions, differenceOfOptionSets } from './difference.js';
export { hasOptions, type FieldWithOptions } from './has-options.js';
export { isAsInSet, optionSetPlaces, ownOptions, takeOptionSet, withOptionSet, type OptionSetPlace, type OptionSetVersion } from './follow.js';
export { mergeOptions } from './merge.js';
export { parseOptionSet, type OptionSetDefinition, type ParsedOptionSet, type SharedOption } from './option-set.js';
