export type * from './index.js';
export { Sandbox } from './index.js';
