"""Which names hang together, so that what has nothing to do with each other is solved apart."""

from collections.abc import Iterable, Mapping


def components(together: Iterable[Iterable[str]]) -> Mapping[str, str]:
    """Return for every name one name of its component: names in one group belong together."""
    parent: dict[str, str] = {}

    def root(name: str) -> str:
        while parent.setdefault(name, name) != name:
            parent[name] = parent[parent[name]]  # shortens the way for the next
            name = parent[name]
        return name

    for group in together:
        names = iter(group)
        first = next(names, None)
        if first is None:
            continue
        top = root(first)
        for name in names:
            parent[root(name)] = top
    return {name: root(name) for name in parent}
