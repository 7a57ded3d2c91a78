"""A folder of packs and projects, each loaded for itself: a broken file is reported and does not stop the others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from interviewer.content import strict_yaml
from interviewer.domain.judging import JUDGING_COMPETENCY
from interviewer.domain.project import Project
from interviewer.domain.rubric import RubricPack
from interviewer.errors import ContentError, NotFound, Problem


@dataclass(frozen=True)
class Library:
    """What could be loaded, and what could not."""

    packs: Mapping[str, RubricPack] = field(default_factory=dict)
    """Pack id -> pack."""
    projects: Mapping[str, Project] = field(default_factory=dict)
    """Project id -> project."""
    refused: tuple[ContentError, ...] = ()
    """One error for each file that was not loaded."""

    def pack(self, pack_id: str) -> RubricPack:
        """The pack with this id.

        Raises:
            ContentError: its file is there and was refused.
            NotFound: there is no such pack; the message lists those there are.
        """
        if pack_id in self.packs:
            return self.packs[pack_id]
        self._raise_refusal(pack_id, of_projects=False)
        raise NotFound(f"rubric pack {pack_id!r}", known=self.packs)

    def project(self, project_id: str) -> Project:
        """The project with this id. Raises as `pack`."""
        if project_id in self.projects:
            return self.projects[project_id]
        self._raise_refusal(project_id, of_projects=True)
        raise NotFound(f"project {project_id!r}", known=self.projects)

    def _raise_refusal(self, name: str, *, of_projects: bool) -> None:
        """Raises what is wrong with the file of this name, if there is one."""
        for error in self.refused:
            path = Path(error.source)
            if path.stem == name and (path.parent.name == "projects") is of_projects:
                raise error

    def projects_for(self, pack_id: str) -> tuple[Project, ...]:
        """The projects that the pack's interview serves, by id."""
        return tuple(project for _, project in sorted(self.projects.items()) if project.pack == pack_id)


def load_library(folder: Path) -> Library:
    """Every `*.yaml` of the folder as a pack, every `projects/*.yaml` as a project."""
    packs: dict[str, RubricPack] = {}
    projects: dict[str, Project] = {}
    refused: list[ContentError] = []
    for path in _yaml_files(folder):
        try:
            pack = load_pack(path)
            if pack.id in packs:
                raise _refused(path, "id", f"{pack.id!r} is the id of another pack in this folder")
            packs[pack.id] = pack
        except ContentError as error:
            refused.append(error)
    for path in _yaml_files(folder / "projects"):
        try:
            project = load_project(path, packs)
            if project.id in projects:
                raise _refused(path, "id", f"{project.id!r} is the id of another project in this folder")
            projects[project.id] = project
        except ContentError as error:
            refused.append(error)
    return Library(packs, projects, tuple(refused))


def load_pack(path: Path) -> RubricPack:
    """One pack. Raises ContentError."""
    return strict_yaml.read(path, RubricPack)


def load_project(path: Path, packs: Mapping[str, RubricPack]) -> Project:
    """One project, checked against the pack it names where that one is loaded. Raises ContentError."""
    document = strict_yaml.document(strict_yaml.read_text(path), str(path))
    project = document.validate(Project)
    pack = packs.get(project.pack)
    if pack is None:
        return project
    scales = {competency.id: competency.levels for competency in (*pack.competencies, JUDGING_COMPETENCY)}
    for number, required in enumerate(project.requires):
        if required.competency not in scales:
            known = ", ".join(scales)
            message = f"{required.competency!r} is not one of {pack.id}'s: {known}"
            raise ContentError(str(path), [document.problem(("requires", number, "competency"), message)])
        low, high = scales[required.competency][0], scales[required.competency][-1]
        if not low <= required.least <= high:
            message = f"{required.least:g} is outside the scale {low} to {high}"
            raise ContentError(str(path), [document.problem(("requires", number, "least"), message)])
    return project


def _yaml_files(folder: Path) -> Iterable[Path]:
    return sorted(path for path in folder.glob("*.yaml") if path.is_file())


def _refused(path: Path, where: str, message: str) -> ContentError:
    return ContentError(str(path), [Problem(where, message)])
