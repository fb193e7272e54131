"""Planning tool for municipal planning processes: one plan, fuzzy dates, papers ready to send."""


def __getattr__(name: str) -> str:
    """The installed version as `__version__`.

    Looked up only when asked for: importlib.metadata would slow every start.

    Raises AttributeError for any other name, importlib.metadata.PackageNotFoundError where isrp
    is not installed.
    """
    if name == "__version__":
        from importlib.metadata import version

        return version("isrp")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
