"""`zhengming glossary schema`: what editors check a glossary file by."""


def command() -> None:
    """Print the JSON Schema of a glossary file. An editor with YAML support checks and completes by it where the file
    begins with: # yaml-language-server: $schema=glossary.schema.json

    \b
    Example:
      zhengming glossary schema > glossary/glossary.schema.json
    """
    import json

    from zhengming.cli.output import emit
    from zhengming.termbase.schema import schema

    emit(json.dumps(schema(), ensure_ascii=False, indent=1) + "\n")
