//! Who is linked with whom so far.

use crate::record::Side;

/// Nobody.
const NOBODY: u32 = u32::MAX;

/// Links between the two sides, one to one.
#[derive(Debug)]
pub(crate) struct State {
    account_of: Vec<u32>,
    user_of: Vec<u32>,
    /// People whom nothing may link any more, although they have no counterpart here.
    closed_users: Vec<bool>,
    closed_accounts: Vec<bool>,
}

impl State {
    pub(crate) fn new(users: usize, accounts: usize) -> Self {
        Self {
            account_of: vec![NOBODY; users],
            user_of: vec![NOBODY; accounts],
            closed_users: vec![false; users],
            closed_accounts: vec![false; accounts],
        }
    }

    pub(crate) fn link(&mut self, u: u32, a: u32) {
        debug_assert!(self.is_free_user(u) && self.is_free_account(a), "one account, one user");
        self.account_of[u as usize] = a;
        self.user_of[a as usize] = u;
    }

    pub(crate) fn unlink(&mut self, u: u32) {
        let a = std::mem::replace(&mut self.account_of[u as usize], NOBODY);
        if let Some(user) = self.user_of.get_mut(a as usize) {
            *user = NOBODY;
        }
    }

    pub(crate) fn close_user(&mut self, u: u32) {
        self.closed_users[u as usize] = true;
    }

    pub(crate) fn close_account(&mut self, a: u32) {
        self.closed_accounts[a as usize] = true;
    }

    pub(crate) fn account_of(&self, u: u32) -> Option<u32> {
        Some(self.account_of[u as usize]).filter(|&a| a != NOBODY)
    }

    pub(crate) fn user_of(&self, a: u32) -> Option<u32> {
        Some(self.user_of[a as usize]).filter(|&u| u != NOBODY)
    }

    pub(crate) fn is_free_user(&self, u: u32) -> bool {
        self.account_of[u as usize] == NOBODY && !self.closed_users[u as usize]
    }

    pub(crate) fn is_free_account(&self, a: u32) -> bool {
        self.user_of[a as usize] == NOBODY && !self.closed_accounts[a as usize]
    }

    pub(crate) fn are_free(&self, (u, a): (u32, u32)) -> bool {
        self.is_free_user(u) && self.is_free_account(a)
    }

    /// Number of relatives of both `u` and `a` that are linked with each other.
    pub(crate) fn common_kin(&self, users: &Side, accounts: &Side, u: u32, a: u32) -> u32 {
        let theirs = accounts.kin(a);
        let ours = users.kin(u).iter().filter_map(|&relative| self.account_of(relative));
        ours.map(|account| u32::from(theirs.binary_search(&account).is_ok())).sum()
    }
}
