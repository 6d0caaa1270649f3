# docker build -t zhengming . && docker run --rm -v "$PWD:/releases:ro" zhengming check .
FROM python:3.12-slim AS build
WORKDIR /source
COPY pyproject.toml README.md LICENSE NOTICE ./
COPY toolkit toolkit
COPY glossary glossary
RUN pip install --no-cache-dir --disable-pip-version-check --prefix=/installed . \
    && python -m compileall -q /installed

FROM python:3.12-slim
RUN apt-get update && apt-get install -y --no-install-recommends git && rm -rf /var/lib/apt/lists/* \
    && git config --system --add safe.directory '*' && useradd --create-home editor
COPY --from=build /installed /usr/local
USER editor
WORKDIR /releases
ENTRYPOINT ["zhengming"]
CMD ["check", "."]
