// What a recipe's commands put where commands are found: the application's own from there on.
#pragma once

#include <string_view>

#include "extract/deploy/own_paths.hpp"
#include "model/application.hpp"

namespace rpmgap::extract {

/// Files that the command writes by their name (`curl -o`, `ln -s`, `install`, `cp`), and what it brings of its own
/// choice (`pip install`, `make install`, an archive that is unpacked).
void note_brought(const model::Invocation& invocation, const SearchPath& search_path, OwnPaths& own);

/// Files that redirections in shell text write: "> /usr/local/bin/x".
void note_redirected(std::string_view text, const SearchPath& search_path, OwnPaths& own);

}  // namespace rpmgap::extract
