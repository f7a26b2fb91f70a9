export { type Bundled, type BundleOptions, bundleProvider } from "./bundle";
export { LEAST_NODE } from "./start";
