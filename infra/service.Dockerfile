# One image for every service; SERVICE says which one a container runs.
FROM node:24-bookworm-slim

WORKDIR /app
ENV NODE_ENV=production

# Dependencies change seldom: they come first. The workspaces must stay symlinks, since Node strips no types below node_modules.
COPY package.json package-lock.json .npmrc ./
COPY schemas/package.json schemas/
COPY packages packages
COPY services services
# Optional are only the servers and the Node that `npm start` brings along; here the image and the other containers have them.
RUN npm ci --omit=dev --omit=optional --no-audit --no-fund && npm cache clean --force

COPY schemas schemas
COPY scripts scripts
# Nobody writes to a container's files: types are stripped here (ADR 0021).
RUN node --disable-warning=ExperimentalWarning scripts/strip-all.mjs schemas packages services

USER node
# The flags and the bounds of memory are those of the launcher (packages/launcher/src/child.ts), the same for all services.
ENV INTERNAL_HOST=0.0.0.0 INTERNAL_PORT=9000 MALLOC_MMAP_THRESHOLD_=8192 MALLOC_TRIM_THRESHOLD_=65536
EXPOSE 8080 9000
HEALTHCHECK --interval=5s --timeout=3s --start-period=20s --retries=6 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:9000/live').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["sh", "-c", "exec node --import=./scripts/stripped.mjs --max-semi-space-size=8 --heap-growing-percent=40 --no-page-promotion --invocation-count-for-maglev=100 services/$SERVICE/src/main.ts"]
