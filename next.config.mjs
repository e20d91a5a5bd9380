/** @type {import("next").NextConfig} */
export default {
  serverExternalPackages: ["onnxruntime-node", "piscina", "usearch", "word-list"],
  poweredByHeader: false,
  reactStrictMode: true,
  // Types are checked by `npm run types`, once, over the whole repo.
  typescript: { ignoreBuildErrors: true },
};
