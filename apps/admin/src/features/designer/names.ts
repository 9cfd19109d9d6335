import { createContext, useContext } from 'react';
import type { Names } from './store/design-types.js';

const none: Names = { posts: [], categories: [], groups: [], forms: [], lifecycles: [], series: [] };
export const NamesContext = createContext<Names>(none);
export const useNames = (): Names => useContext(NamesContext);
