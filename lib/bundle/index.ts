export { type Bundled, type BundleOptions, bundleProvider } from "./bundle";
