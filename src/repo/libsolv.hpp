// libsolv's headers as C++ can include them, and the owners of its handles. Only repo/ and resolve/ include this.
//
// - A field named `requires` is no C++20: LIBSOLV_SOLVABLE_PREPEND_DEP renames it (and its siblings) to dep_requires.
// - Several headers lack extern "C" and rely on pool.h and repo.h coming first.
// - FOR_PROVIDES and its relatives want a raw `Pool*` that is named `pool`.
#pragma once

#ifndef LIBSOLV_SOLVABLE_PREPEND_DEP
#define LIBSOLV_SOLVABLE_PREPEND_DEP 1
#endif

#include <cstdio>

// The first two in this order; the rest need them.
#include <solv/pool.h>
#include <solv/repo.h>

extern "C" {
#include <solv/chksum.h>
#include <solv/evr.h>
#include <solv/poolarch.h>
#include <solv/queue.h>
#include <solv/repo_rpmmd.h>
#include <solv/repo_solv.h>
#include <solv/repo_write.h>
#include <solv/solv_xfopen.h>
#include <solv/solver.h>
#include <solv/solvversion.h>
}

#include "support/handle.hpp"

namespace rpmgap::repo {

inline void end_chksum(Chksum* sum) {
    solv_chksum_free(sum, nullptr);
}
inline void end_repowriter(Repowriter* writer) {
    repowriter_free(writer);
}

using PoolHandle = support::Handle<Pool, pool_free>;
using ChksumHandle = support::Handle<Chksum, end_chksum>;
using RepowriterHandle = support::Handle<Repowriter, end_repowriter>;

/// A pool with rpm's semantics; Debian's libsolv starts with deb's, where noarch packages are ignored.
[[nodiscard]] inline PoolHandle new_rpm_pool() {
    PoolHandle pool(pool_create());
    pool_setdisttype(pool.get(), DISTTYPE_RPM);
    return pool;
}

}  // namespace rpmgap::repo
