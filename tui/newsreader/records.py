"""Dataclasses whose methods are compiled when they are first called.

The standard library compiles all methods of a class when its module is imported, which takes longer than the
rest of the module. Few of them are called before the first frame is painted, and most never.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(
        cls: type | None = None,
        /,
        *,
        frozen: bool = False,
        slots: bool = False,
        eq: bool = True,
        order: bool = False,
    ) -> Any:
        """As that of the standard library, for fields that are given to `__init__`."""
        make = partial(_made, frozen=frozen, slots=slots, eq=eq, order=order)
        return make if cls is None else make(cls)


__all__ = ["dataclass"]
_DOCUMENTED = {"__doc__": "Made of its fields."}
"""Without it the standard library would write a signature, and have Python's tokens parsed for that."""
_ORDER = ("__lt__", "__le__", "__gt__", "__ge__")


def _made(cls: type, *, frozen: bool, slots: bool, eq: bool, order: bool) -> type:
    own = set(vars(cls))
    if "__eq__" in own and vars(cls)["__hash__"] is None:
        own.remove("__hash__")  # Python's, not the class's own
    if cls.__doc__ is None:
        cls.__doc__ = _DOCUMENTED["__doc__"]
    is_derived = any(map(dataclasses.is_dataclass, cls.__bases__))
    made: Any = dataclasses.dataclass(
        init=False, repr=False, eq=False, slots=slots, frozen=frozen and is_derived
    )(cls)

    if "__init__" not in own:
        _compile_later(made, ["__init__"], lambda: {"__init__": _init_of(made, frozen)})
    names = ["__eq__", *(["__hash__"] if frozen else []), *(_ORDER if order else ())] if eq else []
    _compile_later(
        made, [name for name in names if name not in own], lambda: vars(_twin(made, frozen, order))
    )
    if eq and not frozen and "__hash__" not in own:
        made.__hash__ = None
    if "__repr__" not in own:
        made.__repr__ = _repr
    if frozen:
        made.__dataclass_params__.frozen = True  # what a subclass is asked for
        made.__setattr__, made.__delattr__ = _refuse_to_set, _refuse_to_delete
        if slots:
            made.__getstate__, made.__setstate__ = _state, _set_state
    return made  # type: ignore[no-any-return]


def _compile_later(
    made: Any, names: list[str], compiled: Callable[[], Mapping[str, Callable[..., Any]]]
) -> None:
    """Have some methods of a class compiled by the first call of one."""

    def compile_all() -> None:
        methods = compiled()
        for name in names:
            methods[name].__qualname__ = f"{made.__qualname__}.{name}"
            setattr(made, name, methods[name])

    def later(name: str) -> Callable[..., Any]:
        def method(self: Any, /, *args: Any, **named: Any) -> Any:
            compile_all()
            return getattr(made, name)(self, *args, **named)

        return method

    for name in names:
        setattr(made, name, later(name))


def _init_of(made: Any, frozen: bool) -> Callable[..., Any]:
    """What sets all fields: those of a class that refuses to have them set, too."""
    known: dict[str, Any] = {"set_field": object.__setattr__, "unset": object()}
    arguments, lines = ["self"], []
    for field in dataclasses.fields(made):
        name = value = field.name
        if field.default_factory is not dataclasses.MISSING:
            known[f"make_{name}"] = field.default_factory
            arguments.append(f"{name}=unset")
            value = f"make_{name}() if {name} is unset else {name}"
        elif field.default is not dataclasses.MISSING:
            known[f"default_{name}"] = field.default
            arguments.append(f"{name}=default_{name}")
        else:
            arguments.append(name)
        lines.append(f" set_field(self, {name!r}, {value})" if frozen else f" self.{name} = {value}")
    if hasattr(made, "__post_init__"):
        lines.append(" self.__post_init__()")
    exec(f"def __init__({', '.join(arguments)}):\n" + "\n".join(lines or [" pass"]), known)
    return known["__init__"]  # type: ignore[no-any-return]


def _twin(made: Any, frozen: bool, order: bool) -> type:
    """A class whose methods serve another one with the same fields: they do not ask whose they are."""
    fields = [(field.name, field.type, field) for field in dataclasses.fields(made)]
    return dataclasses.make_dataclass(
        made.__name__, fields, namespace=_DOCUMENTED, init=False, repr=False, frozen=frozen, order=order
    )


def _repr(self: Any) -> str:
    fields = (field.name for field in dataclasses.fields(self) if field.repr)
    return f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in fields)})"


def _refuse_to_set(self: Any, name: str, value: object) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(self: Any, name: str) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, field.name) for field in dataclasses.fields(self)]


def _set_state(self: Any, state: list[Any]) -> None:
    for field, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, field.name, value)
